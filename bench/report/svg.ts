import type { TopLevelSpec } from 'vega-lite'

/** A chart as SVG. */
export async function toSvg(spec: TopLevelSpec): Promise<string> {
  // Both are modules of the kind that CommonJS takes only this way.
  const [{ parse, View }, { compile }] = await Promise.all([import('vega'), import('vega-lite')])
  return new View(parse(compile(spec).spec), { renderer: 'none' }).toSVG()
}
