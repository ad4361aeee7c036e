/** Which brokers a test uses. */

/**
 * The brokers that `npm run check:kafka` started, as `host:port`.
 * @throws Where there are none: a test that is passed over without a word would prove nothing.
 */
export function brokersForTests(): string[] {
  const { KAFKA_BROKERS } = process.env
  if (!KAFKA_BROKERS) {
    throw new Error('It needs brokers in $KAFKA_BROKERS, as "host:port,host:port". Run it with npm run check:kafka.')
  }
  return KAFKA_BROKERS.split(',')
}
