import NodeEnvironment from 'jest-environment-node'

/** Where tests run that need `fetch` as a program of Node has it: Jest's own environment hides it. */
export default class EnvironmentWithFetch extends NodeEnvironment {
  override async setup(): Promise<void> {
    await super.setup()
    Object.assign(this.global, { fetch, Headers, Request, Response })
  }
}
