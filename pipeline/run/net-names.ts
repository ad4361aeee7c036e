/** Names of places in networks, as people write them. */
import { isIP } from 'net'

/** Whether a text is a host and its port, such as `kafka-1:9092` or `[::1]:9092`. */
export function isHostAndPort(text: string): boolean {
  return /^([^\s:/]+|\[[\da-f:.]+\]):\d{1,5}$/i.test(text)
}

/** Whether a text is an origin as browsers send it, or `*`. */
export function isOrigin(text: string): boolean {
  return text === '*' || (URL.canParse(text) && new URL(text).origin === text)
}

/** Networks that have names. Source: the package proxy-addr, which Fastify asks. */
const NAMED_NETWORKS = ['loopback', 'linklocal', 'uniquelocal']

/** Whether a text is an address, a network such as `10.0.0.0/8`, or one of those that have names. */
export function isNetwork(text: string): boolean {
  if (NAMED_NETWORKS.includes(text)) return true
  const [address, bits, ...rest] = text.split('/')
  const version = isIP(address)
  if (version === 0 || rest.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128))
}
