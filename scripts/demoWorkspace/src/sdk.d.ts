// Stands for the packages that a real project would install.
declare module 'authing-js-sdk' {
  interface User {
    readonly id: string;
  }

  export class ManagementClient {
    constructor(options: { userPoolId: string; secret: string });
    readonly groups: {
      detail(code: string): Promise<{ readonly name: string } | null>;
      listUsers(code: string): Promise<{ readonly list: readonly User[] }>;
    };
    readonly acl: {
      isAllowed(
        userId: string,
        resource: string,
        action: string,
        options?: { namespace?: string },
      ): Promise<boolean>;
    };
  }
}

declare const process: { readonly env: Readonly<Record<string, string | undefined>> };
