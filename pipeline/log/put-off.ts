/** Records that were put off, and those of the same users that wait behind them. */

/** Times are rounded up to a whole multiple of this, in ms, so that thousands of records share few of them. */
const TICK_MS = 50

/** A record that waits, for its time or for an earlier one of its user. */
export interface Waiting<Item> {
  user: string
  /** Its place among all records: a user's come in the order of these. */
  sequence: number
  item: Item
}

/** What waits of one user. */
interface Queue<Item> {
  /** In the order of their sequence. */
  waiting: Waiting<Item>[]
  /** When something of it can be read, in ms since the epoch; undefined while the first record is tried. */
  dueAt?: number
  /** The sequence of the record that is tried alone: the others wait for what becomes of it. */
  tried?: number
  /** The first record has been tried and is done with: the others need not come one by one. */
  isReleased: boolean
}

/**
 * Keeps the order of each user: while one of its records is put off, those after it wait. When its time comes it is tried alone;
 * once it is done with, the others follow together.
 */
export class PutOff<Item> {
  private readonly queues = new Map<string, Queue<Item>>()
  /** The users of which something can be read, by the time from which it can. */
  private readonly usersAt = new Map<number, Set<string>>()
  private waiting = 0

  /** @param isReady Whether a record can be given: not yet, while it is written down. */
  constructor(private readonly isReady: (item: Item) => boolean = () => true) {}

  /** How many records wait. One that is tried is not among them. */
  get size(): number {
    return this.waiting
  }

  /** When the next record can be read, in ms since the epoch; Infinity where none waits for a time. */
  nextDue = Infinity

  /** Whether a record of that user has to wait behind others. */
  holds(user: string): boolean {
    return this.queues.has(user)
  }

  /** Puts a record off: its user's later ones come after it. */
  putOff(record: Waiting<Item>, delayMs: number, now = Date.now()): void {
    const queue = this.queueOf(record.user)
    if (queue.tried === record.sequence) queue.tried = undefined
    this.insert(queue, record)
    if (queue.tried !== undefined) return
    if (queue.waiting[0] === record) {
      queue.isReleased = false
      this.schedule(record.user, queue, delayMs <= 0 ? now : Math.ceil((now + delayMs) / TICK_MS) * TICK_MS)
    } else if (queue.dueAt === undefined) {
      // The first one came meanwhile, such as a repeat of who kept it before: nobody else would let it be read.
      this.schedule(record.user, queue, now)
    }
  }

  /** Lets a record wait behind what is held of its user. */
  follow(record: Waiting<Item>): void {
    this.insert(this.queueOf(record.user), record)
  }

  /** A record that was given is done with: what waits behind it can be read. */
  done(user: string, sequence: number, now = Date.now()): void {
    const queue = this.queues.get(user)
    if (queue?.tried !== sequence) return
    queue.tried = undefined
    queue.isReleased = true
    if (queue.waiting.length === 0) this.queues.delete(user)
    else this.schedule(user, queue, now)
  }

  /** Takes what can be read: of a user that was held back the first record alone, later all others. */
  take(most: number, now = Date.now()): Waiting<Item>[] {
    const taken: Waiting<Item>[] = []
    if (now < this.nextDue) return taken
    for (const tick of this.ticks().filter((at) => at <= now)) {
      for (const user of [...(this.usersAt.get(tick) ?? [])]) {
        if (taken.length >= most) return taken
        taken.push(...this.takeOf(user, most - taken.length, now))
      }
    }
    return taken
  }

  /** Lets all that waits for a time be read at once, in the order of these times. */
  hurry(now = Date.now()): void {
    for (const tick of this.ticks().filter((at) => at > now)) {
      for (const user of [...(this.usersAt.get(tick) ?? [])]) this.schedule(user, this.queueOf(user), now)
    }
  }

  private takeOf(user: string, most: number, now: number): Waiting<Item>[] {
    const queue = this.queueOf(user)
    const unready = queue.waiting.findIndex(({ item }) => !this.isReady(item))
    const ready = unready === -1 ? queue.waiting.length : unready
    if (ready === 0) this.schedule(user, queue, now + TICK_MS)
    const given = queue.waiting.splice(0, Math.min(ready, queue.isReleased ? most : 1))
    this.waiting -= given.length
    if (given.length === 0) return given
    if (!queue.isReleased) queue.tried = given[0].sequence
    if (queue.waiting.length === 0 || !queue.isReleased) this.unschedule(user, queue)
    if (queue.waiting.length === 0 && queue.isReleased) this.queues.delete(user)
    return given
  }

  private queueOf(user: string): Queue<Item> {
    const known = this.queues.get(user)
    if (known) return known
    const queue: Queue<Item> = { waiting: [], isReleased: false }
    this.queues.set(user, queue)
    return queue
  }

  /** Most come last; one that failed again comes first. */
  private insert({ waiting }: Queue<Item>, record: Waiting<Item>): void {
    this.waiting += 1
    let at = waiting.length
    if (at > 0 && record.sequence < waiting[0].sequence) at = 0
    while (at > 0 && waiting[at - 1].sequence > record.sequence) at -= 1
    waiting.splice(at, 0, record)
  }

  private schedule(user: string, queue: Queue<Item>, dueAt: number): void {
    this.unschedule(user, queue)
    queue.dueAt = dueAt
    const users = this.usersAt.get(dueAt)
    if (users) users.add(user)
    else this.usersAt.set(dueAt, new Set([user]))
    this.nextDue = Math.min(this.nextDue, dueAt)
  }

  private unschedule(user: string, queue: Queue<Item>): void {
    const { dueAt } = queue
    if (dueAt === undefined) return
    queue.dueAt = undefined
    const users = this.usersAt.get(dueAt)
    users?.delete(user)
    if (users?.size !== 0) return
    this.usersAt.delete(dueAt)
    if (dueAt === this.nextDue) this.nextDue = this.ticks()[0] ?? Infinity
  }

  private ticks(): number[] {
    return [...this.usersAt.keys()].sort((one, other) => one - other)
  }
}
