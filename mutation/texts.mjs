import { PluginKind, declareValuePlugin } from '@stryker-mutator/api/plugin'

/** Properties of a definition whose text people read in Segment's UI: any other wording would do as well. */
const SHOWN = new Set(['label', 'description', 'title', 'placeholder'])

const TEXTS = new Set(['StringLiteral', 'TemplateLiteral', 'BinaryExpression'])

const texts = {
  shouldIgnore({ node }) {
    const shown = node.type === 'ObjectProperty' && SHOWN.has(node.key.name) && TEXTS.has(node.value.type)
    return shown ? 'A text that people read in the UI.' : undefined
  }
}

export const strykerPlugins = [declareValuePlugin(PluginKind.Ignore, 'texts', texts)]
