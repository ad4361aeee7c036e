/** Dead letters in a topic. */
import { userKey } from '../../call'
import type { DeadLetter, DeadLetters } from '../../deliver/dead-letters'
import type { Sender } from './sender'

/** Each as JSON, under the key of its user. After a crash one can stand there twice, with the same `messageId` and subscription. */
export class KafkaDeadLetters implements DeadLetters {
  constructor(private readonly sender: Sender, private readonly topic: string) {}

  add(letter: DeadLetter): Promise<void> {
    return this.sender.send([{ topic: this.topic, key: userKey(letter.call), value: JSON.stringify(letter) }])
  }
}
