import { OpenedLink } from './opened-link'
import { PastSends } from './past-sends'
import { ShareMenu } from './share-menu'

/** Passing on what stands on the page, opening what was passed on, and coming back to what was sent. */
export function ShareActions() {
  return (
    <>
      <ShareMenu />
      <PastSends />
      <OpenedLink />
    </>
  )
}
