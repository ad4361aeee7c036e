import { Button } from '@mantine/core'
import { pageFileOf } from '../../page-file'
import { download } from '../share/download'
import { useWorkbench } from '../workbench'

/** Saves all subscriptions as a file that the import takes. It holds no settings, so no keys. */
export function ExportSubscriptions() {
  const { subscriptions } = useWorkbench()
  return (
    <Button
      variant="default"
      size="xs"
      onClick={() => download('subscriptions.json', `${JSON.stringify(pageFileOf({ subscriptions }), null, 2)}\n`)}
    >
      Export
    </Button>
  )
}
