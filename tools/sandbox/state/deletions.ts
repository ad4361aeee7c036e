/** Deletion jobs of a project. Source: Amplitude, User Privacy API. */

/** Users to be deleted on a day. In the sandbox a job stays in `staging`, and its users stay visible. */
export interface DeletionJob {
  day: string
  status: 'staging'
  amplitude_ids: { amplitude_id: number; requested_on_day: string; requester: string }[]
}

/** The jobs of a project: one a day, to which the requests of that day add. */
export class Deletions {
  private readonly byDay = new Map<string, DeletionJob>()
  private readonly scheduled = new Set<number>()

  /**
   * Schedules users. One who is scheduled already stays where it is.
   *
   * @param now ms since the epoch: the job is that of its UTC day
   */
  schedule(amplitudeIds: readonly number[], requester: string, now: number): DeletionJob {
    const day = new Date(now).toISOString().slice(0, 10)
    const job = this.byDay.get(day) ?? { day, status: 'staging', amplitude_ids: [] }
    this.byDay.set(day, job)
    for (const amplitudeId of amplitudeIds) {
      if (this.scheduled.has(amplitudeId)) continue
      this.scheduled.add(amplitudeId)
      job.amplitude_ids.push({ amplitude_id: amplitudeId, requested_on_day: day, requester })
    }
    return job
  }

  jobs(): DeletionJob[] {
    return [...this.byDay.values()]
  }
}
