import { useEffect, useRef, useState } from 'react'

export interface StreamHandlers {
  /** Called when the server is there, at first and again. */
  onOpen?: () => void
  /** By the name of a message: what to do with its data. The names stay the same. */
  messages: Record<string, (data: string) => void>
}

/**
 * Listens to a stream of the server's, for as long as the tab is looked at: a browser has six connections to a server in all,
 * and hidden tabs would take them from those that are in use.
 * @returns Whether the server is there.
 */
export function usePageStream(path: string, handlers: StreamHandlers): boolean {
  const [isConnected, setIsConnected] = useState(false)
  const wanted = useRef(handlers)
  useEffect(() => {
    wanted.current = handlers
  })
  useEffect(() => {
    let stream: EventSource | undefined
    const leave = () => {
      stream?.close()
      stream = undefined
    }
    const listen = () => {
      stream = new EventSource(path)
      stream.onopen = () => {
        setIsConnected(true)
        wanted.current.onOpen?.()
      }
      stream.onerror = () => setIsConnected(false)
      for (const name of Object.keys(wanted.current.messages)) {
        stream.addEventListener(name, ({ data }: MessageEvent<string>) => wanted.current.messages[name](data))
      }
    }
    const follow = () => {
      leave()
      setIsConnected(false)
      if (!document.hidden) listen()
    }
    follow()
    document.addEventListener('visibilitychange', follow)
    return () => {
      leave()
      document.removeEventListener('visibilitychange', follow)
    }
  }, [path])
  return isConnected
}
