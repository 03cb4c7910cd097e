import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type FetchRequest, fetchBytes } from '../../src/host/fetch.ts'
import { createNodeHost } from '../../src/host/node-host.ts'
import { isPublicAddress } from '../../src/host/public-address.ts'
import { readSource } from '../../src/host/read-source.ts'
import { Refusal } from '../../src/host/refusal.ts'

/** The server that the user typed, and one on the same machine that nobody did. */
let typed: string
let canary: string
const asked: string[] = []
const servers: Server[] = []

const ROUTES: Readonly<Record<string, (request: IncomingMessage, response: ServerResponse) => void>> = {
  '/page.html': (_, response) => {
    response.setHeader('content-type', 'text/html; charset=windows-1252')
    response.end('<p>Hello</p>')
  },
  '/picture.png': (_, response) => response.end('picture'),
  '/moved': (_, response) => response.writeHead(302, { location: '/picture.png' }).end(),
  '/loop': (_, response) => response.writeHead(302, { location: '/loop' }).end(),
  '/to-file': (_, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  '/to-canary': (_, response) => response.writeHead(302, { location: `${canary}/picture.png` }).end(),
  '/to-cloud': (_, response) => response.writeHead(302, { location: 'http://169.254.169.254/x' }).end(),
  '/gone': (_, response) => response.writeHead(404).end('no'),
  '/drip': (_, response) => {
    const timer = setInterval(() => response.write('x'), 20)
    response.on('close', () => clearInterval(timer))
  },
  '/silent': () => {},
  '/endless': (_, response) => {
    const more = () => {
      while (response.write(new Uint8Array(65_536))) {}
    }
    response.on('drain', more)
    more()
  },
  '/bomb': (_, response) => {
    response.setHeader('content-encoding', 'gzip')
    response.end(gzipSync(new Uint8Array(8 * 2 ** 20)))
  },
  '/zipped': (_, response) => {
    response.setHeader('content-encoding', 'gzip')
    response.end(gzipSync('small'))
  },
  '/odd': (_, response) => {
    response.setHeader('content-encoding', 'compress')
    response.end('x')
  },
  '/inherited': (_, response) => {
    response.setHeader('content-encoding', 'constructor')
    response.end('x')
  },
  '/nameless': (_, response) => {
    response.setHeader('content-type', 'constructor')
    response.end('x')
  },
  '/broken': (_, response) => {
    response.setHeader('content-encoding', 'gzip')
    response.end('this is no gzip')
  },
  '/cut': (_, response) => {
    response.setHeader('content-length', '1000')
    response.write('x', () => response.destroy())
  },
}

async function serve(name: string): Promise<string> {
  const server = createServer((request, response) => {
    asked.push(`${name}${request.url}`)
    const route = ROUTES[request.url ?? '']
    if (route) route(request, response)
    else response.writeHead(404).end()
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

beforeAll(async () => {
  typed = await serve('typed')
  canary = await serve('canary')
})
afterAll(() => {
  for (const server of servers) {
    server.closeAllConnections()
    server.close()
  }
})

const request = (path: string, changes: Partial<FetchRequest> = {}): FetchRequest => ({
  url: new URL(path, typed),
  limit: 2 ** 20,
  milliseconds: 5000,
  accept: '*/*',
  mayVisit: () => true,
  mayBePrivate: (url) => url.origin === new URL(typed).origin,
  ...changes,
})

const kindOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'fetched',
    (error: unknown) => (error instanceof Refusal ? error.kind : error),
  )

describe('fetchBytes', () => {
  test('fetches what a server gives, with what it says of it', async () => {
    const { bytes, mediaType, charset } = await fetchBytes(request('/page.html'))
    expect([new TextDecoder().decode(bytes), mediaType, charset]).toEqual([
      '<p>Hello</p>',
      'text/html',
      'windows-1252',
    ])
  })

  test('follows redirects and says where they led', async () => {
    expect((await fetchBytes(request('/moved'))).url.pathname).toBe('/picture.png')
  })

  test('decodes what comes compressed', async () => {
    expect(new TextDecoder().decode((await fetchBytes(request('/zipped'))).bytes)).toBe('small')
  })

  test.each([
    ['a redirect to a file', '/to-file', 'outside'],
    ['a redirect to this machine', '/to-canary', 'private-address'],
    ['a redirect to the cloud’s own address', '/to-cloud', 'private-address'],
    ['redirects without end', '/loop', 'failed'],
    ['an error page', '/gone', 'failed'],
    ['a body without end', '/endless', 'too-large'],
    ['a small body that inflates', '/bomb', 'too-large'],
    ['a body compressed in an odd way', '/odd', 'failed'],
    ['a body compressed in the way of every object', '/inherited', 'failed'],
    ['a body that is not what it says', '/broken', 'failed'],
    ['a body that is cut off', '/cut', 'failed'],
  ])('refuses %s', async (_, path, kind) => expect(await kindOf(fetchBytes(request(path)))).toBe(kind))

  test('follows five redirects and no more', async () => {
    asked.length = 0
    await kindOf(fetchBytes(request('/loop')))
    expect(asked).toHaveLength(6)
  })

  test('follows a redirect only where it may go', async () => {
    expect(await kindOf(fetchBytes(request('/moved', { mayVisit: () => false })))).toBe('outside')
  })

  test.each(['/drip', '/silent'])('has one deadline for head and body: %s', async (path) => {
    expect(await kindOf(fetchBytes(request(path, { milliseconds: 300 })))).toBe('slow')
  })

  test('connects to nobody on this machine unless the user typed it', async () => {
    for (const host of ['127.0.0.1', 'localhost', '[::1]', '2130706433', '0x7f.1', '[::ffff:127.0.0.1]']) {
      const url = new URL(canary)
      url.host = `${host}:${url.port}`
      expect(await kindOf(fetchBytes(request('/', { url, mayBePrivate: () => false })))).toBe(
        'private-address',
      )
    }
    expect(asked.filter((line) => line.startsWith('canary'))).toEqual([])
  })
})

describe('the host of a fetched article', () => {
  const open = () => createNodeHost({ typed: new URL('/page.html', typed) })
  const article = () => ({ name: typed, bytes: new Uint8Array(), format: 'html', url: `${typed}/page.html` })
  const codeOf = (src: string) =>
    open()
      .pictureBytes(src, article())
      .then(
        () => 'fetched',
        (error) => error.diagnostic?.code ?? error,
      )

  test('fetches pictures of its own site', async () => {
    expect(await codeOf('picture.png')).toBe('fetched')
    expect(await codeOf(`${typed}/picture.png`)).toBe('fetched')
  })

  test.each(['file:///etc/passwd', 'https://example.com/x.png', '/to-cloud', 'http://[::1]/x.png'])(
    'refuses %s',
    async (src) => expect(await codeOf(src)).toBe('I302'),
  )

  test('refuses another server on the same machine', async () => {
    expect(await codeOf(`${canary}/picture.png`)).toBe('I302')
    expect(await codeOf('/to-canary')).toBe('I302')
    expect(asked.filter((line) => line.startsWith('canary'))).toEqual([])
  })

  test('does not trust this machine for being allowed the network', async () => {
    const host = createNodeHost({ allowNetwork: true })
    const local = { name: 'a.md', bytes: new Uint8Array(), format: 'md' }
    await expect(host.pictureBytes(`${canary}/picture.png`, local)).rejects.toMatchObject({
      diagnostic: { code: 'I302' },
    })
    expect(asked.filter((line) => line.startsWith('canary'))).toEqual([])
  })
})

describe('readSource', () => {
  test('takes a media type that nobody knows for none', async () => {
    expect((await readSource(`${typed}/nameless`, null)).source.format).toBe('')
  })

  test('fetches an address that the user typed, wherever it is', async () => {
    const { source, typed: address } = await readSource(`${typed}/page.html`, null)
    expect(source).toMatchObject({ format: 'html', charset: 'windows-1252', url: `${typed}/page.html` })
    expect(address?.href).toBe(`${typed}/page.html`)
  })

  test('keeps typed credentials out of the book', async () => {
    const { source } = await readSource(`${typed.replace('//', '//me:secret@')}/page.html`, null)
    expect(source.url).toBe(`${typed}/page.html`)
  })

  test.each([
    ['no such file', 'no-such.md', 'E101'],
    ['a folder with several articles', '.', 'E106'],
    ['a folder without one', 'src/readers', 'E106'],
    ['a device', '/dev/zero', 'E102'],
  ])('ends with status 5 for %s', async (_, name, code) => {
    await expect(readSource(name, null)).rejects.toMatchObject({ exit: 5, diagnostic: { code } })
  })

  test('ends with status 5 for an address that gives an error', async () => {
    await expect(readSource(`${typed}/gone`, null)).rejects.toMatchObject({
      exit: 5,
      diagnostic: { code: 'E104' },
    })
  })
})

describe('isPublicAddress', () => {
  test.each(['8.8.8.8', '93.184.216.34', '2606:4700::1111', '2a00:1450::1'])('lets %s through', (address) =>
    expect(isPublicAddress(address)).toBe(true),
  )

  test.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '127.255.255.254',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:8.8.8.8',
    '::ffff:127.0.0.1',
    '64:ff9b::7f00:1',
    'fc00::1',
    'fe80::1',
    'ff02::1',
    '2001::1',
    '2001:db8::1',
    '2002:7f00:1::1',
    'localhost',
    '',
  ])('keeps %s out', (address) => expect(isPublicAddress(address)).toBe(false))
})
