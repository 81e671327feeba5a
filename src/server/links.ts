/**
 * Links that sign somebody in or set up a ward. The code stands behind `#`: browsers keep that to
 * themselves, so it is in no log of any server or proxy.
 */
export function joinLink(url: string, code: string): string {
  return `${url}/vao#${code}`;
}

export function setupLink(url: string, code: string): string {
  return `${url}/cai-dat#${code}`;
}

/** How this server is reached from the machine it runs on. */
export function localUrl(host: string, port: number): string {
  const everywhere = host === '0.0.0.0' || host === '::';
  const name = host.includes(':') ? `[${host}]` : host;
  return `http://${everywhere ? 'localhost' : name}:${port}`;
}
