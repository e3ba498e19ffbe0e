import { stderr, stdout } from 'node:process';

/** What this process prints while it is watched; all of it still comes out. */
export interface Output {
  /** What has been printed since the start. */
  text(): string;
  end(): void;
}

export function watchOutput(): Output {
  const printed: string[] = [];
  const ends = [stdout, stderr].map((stream) => {
    const { write } = stream;
    const watched = (...args: Parameters<typeof write>) => {
      printed.push(String(args[0]));
      return write.apply(stream, args);
    };
    Object.assign(stream, { write: watched });
    return () => Object.assign(stream, { write });
  });
  return {
    text: () => printed.join(''),
    end() {
      for (const end of ends) end();
    },
  };
}
