import { execFileSync } from 'child_process'
import { join } from 'path'

describe('A time without a zone (C3)', () => {
  const DAYS = ['2026-01-31', '20260131', '31-Jan-2026', '01-31-2026', 'Jan 31 2026']
  const NOONS = ['2026-01-31T12:00:00', 'January 31, 2026 12:00', '2026-01-31 12:00', '2026-01-31 12:00 PM']

  it.each(['UTC', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Apia'])('is UTC on a machine in %s', (zone) => {
    const script = `
      const { toMilliseconds } = require('./src/events/milliseconds')
      const times = JSON.parse(process.argv[1]).map((text) => toMilliseconds(text, 'time'))
      console.log(JSON.stringify([new Date('2026-01-31T12:00').getTimezoneOffset(), times]))`
    const output = execFileSync(
      process.execPath,
      ['-r', 'tsx/cjs', '-e', script, JSON.stringify([...DAYS, ...NOONS])],
      {
        cwd: join(__dirname, '..'),
        env: { ...process.env, TZ: zone },
        encoding: 'utf8'
      }
    )
    const [offset, times] = JSON.parse(output)
    // The child is in that zone indeed.
    expect(offset === 0).toBe(zone === 'UTC')
    expect(times).toEqual([...DAYS.map(() => 1769817600000), ...NOONS.map(() => 1769860800000)])
  })
})
