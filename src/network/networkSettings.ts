import * as v from 'valibot';

const NonEmpty = v.pipe(v.string(), v.trim(), v.nonEmpty());

/**
 * VS Code's settings under `http.*` that say how to get to a host. What is of another type counts as
 * not set. All have the scope "application" or "machine", so no workspace decides where a secret goes.
 */
export const NetworkSettingsSchema = v.object({
  /** Empty where the environment decides. */
  proxy: v.fallback(v.string(), ''),
  /** "off" is for no proxy; the others differ only for an extension with a proxy of its own. */
  proxySupport: v.fallback(v.picklist(['off', 'on', 'fallback', 'override']), 'override'),
  noProxy: v.fallback(v.array(v.string()), []),
  /** The value of `Proxy-Authorization`: a secret. */
  proxyAuthorization: v.fallback(v.optional(NonEmpty), undefined),
  /** False takes every certificate. */
  proxyStrictSSL: v.fallback(v.boolean(), true),
  systemCertificates: v.fallback(v.boolean(), true),
  /** False leaves VS Code's fetch without proxies and without the system's certificates. */
  fetchAdditionalSupport: v.fallback(v.boolean(), true),
});

export type NetworkSettings = v.InferOutput<typeof NetworkSettingsSchema>;
