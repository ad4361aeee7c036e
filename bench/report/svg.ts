/**
 * A chart as SVG.
 * @param spec in the language of Vega-Lite
 */
export async function toSvg(spec: object): Promise<string> {
  // Both are modules of the kind that CommonJS takes only this way.
  const [{ parse, View }, { compile }] = await Promise.all([import('vega'), import('vega-lite')])
  return new View(parse(compile(spec).spec), { renderer: 'none' }).toSVG()
}
