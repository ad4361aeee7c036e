/** Asks brokers about topics and groups. */
import type { Admin, Kafka } from 'kafkajs'

/**
 * After a failure it goes on with another client: one remembers for minutes who led a partition, and asks in vain whoever does not
 * lead it any more.
 */
export class Inquiry {
  private admin: Promise<Admin> | undefined

  constructor(private readonly kafka: Kafka) {}

  /** @throws What the client throws, once it has tried often enough. */
  async ask<Answer>(question: (admin: Admin) => Promise<Answer>): Promise<Answer> {
    const asked = (this.admin ??= this.connected())
    try {
      return await question(await asked)
    } catch (error) {
      if (this.admin === asked) await this.close()
      throw error
    }
  }

  async close(): Promise<void> {
    const { admin } = this
    this.admin = undefined
    await admin?.then((one) => one.disconnect()).catch(() => undefined)
  }

  private async connected(): Promise<Admin> {
    const admin = this.kafka.admin()
    await admin.connect()
    return admin
  }
}
