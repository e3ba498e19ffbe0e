import * as v from 'valibot';
import { countOf, itemsOf } from '../lenient.ts';
import { type Page, pageWithout } from '../page.ts';

// The pages of the management API's lists.

/** How many items there are; undefined where the server gives no number that can be one. */
export const count = v.pipe(v.unknown(), v.transform(countOf));

interface GivenPage<T> {
  readonly count: number | undefined;
  readonly items: { readonly read: readonly T[]; readonly leftOut: number };
}

/** Where the server gives no number of all that can be one, there is at least what it gives. */
function pageFrom<T>({ count: total, items: { read, leftOut } }: GivenPage<T>): Page<T> {
  return pageWithout(leftOut, { totalCount: total ?? read.length + leftOut, list: read });
}

/** The items of a page. One of which nothing can be read is no page: it must not look empty. */
function rowsOf<const TItem extends v.GenericSchema>(item: TItem) {
  return v.pipe(
    itemsOf('item', item),
    v.check(({ read, leftOut }) => read.length > 0 || leftOut === 0),
  );
}

/** A page as GraphQL gives it: `{ totalCount, list }`. Items that cannot be read are left out. */
export function pageOf<const TItem extends v.GenericSchema>(item: TItem) {
  return v.pipe(
    v.object({ totalCount: v.optional(count), list: rowsOf(item) }),
    v.transform(({ totalCount, list }) => pageFrom({ count: totalCount, items: list })),
  );
}

/** A list of items. Those that cannot be read are left out. */
export function listOf<const TItem extends v.GenericSchema>(item: TItem) {
  return v.pipe(
    itemsOf('item', item),
    v.transform(({ read }) => read),
  );
}

/** A page that the server may leave null, wholly or in part, where there is nothing. */
export function nullablePageOf<const TItem extends v.GenericSchema>(item: TItem) {
  return v.pipe(
    v.nullable(
      v.object({
        totalCount: v.nullish(count),
        list: v.nullable(v.pipe(v.array(v.unknown()), v.transform(withoutNullItems), rowsOf(item))),
      }),
    ),
    v.transform((page) =>
      pageFrom<v.InferOutput<TItem>>({
        count: page?.totalCount ?? undefined,
        items: page?.list ?? { read: [], leftOut: 0 },
      }),
    ),
  );
}

/** A page as REST gives it: the count is `totalCount` or, on some servers, `total`. */
export function restPageOf<const TItem extends v.GenericSchema>(item: TItem) {
  return v.pipe(
    v.object({
      totalCount: v.optional(count),
      total: v.optional(count),
      list: rowsOf(item),
    }),
    v.transform(({ totalCount, total, list }) =>
      pageFrom({ count: totalCount ?? total, items: list }),
    ),
  );
}

function withoutNullItems<T>(items: readonly (T | null)[]): T[] {
  return items.filter((item) => item !== null);
}
