import { connect } from 'net'

/** Whether somebody listens. @param address `host:port` */
export function isReachable(address: string): Promise<boolean> {
  const [host, port] = address.split(':')
  return new Promise((resolve) => {
    const socket = connect(Number(port), host)
    const answer = (reachable: boolean) => {
      socket.destroy()
      resolve(reachable)
    }
    socket.once('connect', () => answer(true))
    socket.once('error', () => answer(false))
  })
}
