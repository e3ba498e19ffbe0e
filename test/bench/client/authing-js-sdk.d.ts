// What is used of Authing's own client, so that types can be checked where it is not installed.
declare module 'authing-js-sdk' {
  interface ManagementClientOptions {
    readonly userPoolId: string;
    readonly secret: string;
    readonly host: string;
  }

  export class ManagementClient {
    constructor(options: ManagementClientOptions);
    readonly groups: {
      detail(code: string): Promise<unknown>;
      listUsers(
        code: string,
        options: { readonly page: number; readonly limit: number },
      ): Promise<{ readonly totalCount: number; readonly list: readonly unknown[] }>;
    };
  }
}
