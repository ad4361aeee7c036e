// Generated file. DO NOT MODIFY IT BY HAND.

export interface Settings {
  /**
   * The API key of your Amplitude project. It stands in the project's settings, under General.
   */
  apiKey: string
  /**
   * The secret key of your Amplitude project. It stands beside the API key, and is used to delete users and to test these settings.
   */
  secretKey: string
  /**
   * Where the data of your Amplitude project lives. A key is known in its own region only.
   */
  endpoint?: string
}
