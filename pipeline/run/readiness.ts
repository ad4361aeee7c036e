/** Why a process is of no use right now. */
export class Readiness {
  private readonly standing = new Map<string, string>()

  /** Sentences; none where the process is ready. */
  reasons(): string[] {
    return [...this.standing.values()]
  }

  /**
   * @param subject What the reason is about: one reason each.
   * @param reason A sentence; undefined where there is none any more.
   */
  set(subject: string, reason: string | undefined): void {
    if (reason === undefined) this.standing.delete(subject)
    else this.standing.set(subject, reason)
  }
}
