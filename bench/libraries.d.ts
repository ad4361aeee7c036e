/**
 * What the bench uses of its own dependencies: so the repository's types and lint are checked without their being installed.
 */

declare module 'cli-progress' {
  export class SingleBar {
    constructor(options: {
      format: string
      noTTYOutput: boolean
      notTTYSchedule: number
      clearOnComplete: boolean
      hideCursor: boolean
    })
    start(total: number, startValue: number, payload: object): void
    update(value: number, payload: object): void
    stop(): void
  }
}

declare module 'cli-table3' {
  class Table {
    constructor(options: {
      head: string[]
      colAligns: Array<'left' | 'right'>
      style: { head: string[]; compact: boolean }
    })
    push(...rows: string[][]): void
    toString(): string
  }
  export = Table
}

declare module 'vega' {
  export function parse(spec: object): object
  export class View {
    constructor(runtime: object, options: { renderer: 'none' })
    toSVG(): Promise<string>
  }
}

declare module 'vega-lite' {
  export function compile(spec: object): { spec: object }
}

declare module '@segment/action-destinations/dist/destinations/amplitude' {
  const definition: unknown
  export default definition
}
