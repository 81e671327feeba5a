import * as z from 'zod/mini';

const Port = z.pipe(
  z.pipe(
    z.string(),
    z.transform((text) => Number(text)),
  ),
  z.int().check(z.nonnegative(), z.maximum(65_535)),
);

/** What the environment may say. Everything here stands in the README. */
export const Config = z.object({
  /** Port to listen on; 0 takes any free one. */
  PORT: z._default(Port, 8080),
  /** Address to listen on; 0.0.0.0 lets other machines in. */
  HOST: z._default(z.string().check(z.minLength(1)), '127.0.0.1'),
  /** Folder of the database and the photos. */
  DATA_DIR: z._default(z.string().check(z.minLength(1)), './data'),
  /** How people reach this server, when that is not HOST and PORT: `https://to-so.example.vn`. */
  PUBLIC_URL: z.optional(z.url()),
  /** Whom a push service may write to about our pushes: `mailto:…` or a page (RFC 8292). */
  PUSH_SUBJECT: z.optional(z.string().check(z.regex(/^(mailto:\S+@\S+|https:\/\/\S+)$/))),
});
export type Config = z.infer<typeof Config>;

/** The settings, or the names of those that make no sense. Empty ones count as not set. */
export function readConfig(
  env: Record<string, string | undefined>,
): { config: Config } | { wrong: string[] } {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const read = Config.safeParse(set);
  if (read.success) return { config: read.data };
  return { wrong: read.error.issues.map((issue) => issue.path.join('.')) };
}
