/** The tables of docs/pipeline.md, from the settings and the metrics as the code has them. */
import { Metrics } from '../../pipeline/run/metrics'
import type { Setting } from '../../pipeline/run/settings'
import { nameOf, SETTINGS, variableOf } from '../../pipeline/run/settings'
import { withGeneratedPart } from '../markdown/generated-part'
import { code, table } from '../markdown/markdown'

/** @param markdown Of docs/pipeline.md. */
export async function withPipelineTables(markdown: string): Promise<string> {
  const settings = table(['Setting', 'Variable', 'Takes', 'Default', 'Meaning'], SETTINGS.map(settingRow))
  const metrics = table(['Metric', 'Kind', 'Labels', 'Meaning'], await metricRows())
  return withGeneratedPart(withGeneratedPart(markdown, 'settings', settings), 'metrics', metrics)
}

function settingRow(setting: Setting): string[] {
  const { kind, default: otherwise, description } = setting
  const shown = otherwise === undefined ? '' : code(JSON.stringify(otherwise))
  return [code(nameOf(setting)), code(variableOf(setting)), kind.wanted, shown, description]
}

async function metricRows(): Promise<string[][]> {
  const metrics = new Metrics()
  metrics.watch({ open: 0 }, () => false)
  const own = (await metrics.registry.getMetricsAsJSON()).filter(({ name }) => name.startsWith('pipeline_'))
  return own.map(({ name, help, type }) => [code(name), String(type), labelsOf(metrics, name), help])
}

function labelsOf({ registry }: Metrics, name: string): string {
  const { labelNames = [] } = registry.getSingleMetric(name) as { labelNames?: string[] }
  return labelNames.map(code).join(', ')
}
