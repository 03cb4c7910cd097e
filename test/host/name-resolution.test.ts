/** Names whose owners answer with addresses of this machine: no hop and no second address gets a connection there. */

import type { LookupAddress } from 'node:dns'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { fetchBytes } from '../../src/host/fetch.ts'

const HERE: LookupAddress = { address: '127.0.0.1', family: 4 }
const PUBLIC: LookupAddress = { address: '93.184.216.34', family: 4 }
const answers: Record<string, LookupAddress[]> = {
  'mixed.test': [PUBLIC, HERE],
  'here.test': [HERE],
  'own.test': [HERE],
}
const lookedUp: string[] = []

vi.mock('node:dns', () => ({
  lookup: (name: string, _: object, callback: (error: null, addresses: LookupAddress[]) => void) => {
    lookedUp.push(name)
    callback(null, answers[name] ?? [])
  },
}))

let server: Server
let port: number
const asked: string[] = []
beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(`${request.headers.host}${request.url}`)
    if (request.url === '/away') response.writeHead(302, { location: `http://here.test:${port}/` })
    response.end('secret')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
})
afterAll(() => server.close())

const kindOf = (host: string, path = '/') => {
  asked.length = lookedUp.length = 0
  const limits = { limit: 1000, milliseconds: 5000, accept: '*/*' }
  const mayBePrivate = (url: URL) => url.hostname === 'own.test'
  const url = new URL(`http://${host}:${port}${path}`)
  return fetchBytes({ url, ...limits, mayVisit: () => true, mayBePrivate }).then(
    () => 'fetched',
    (error) => error.kind,
  )
}

describe('a name', () => {
  test('with one public address and one of this machine is not connected to', async () => {
    expect([await kindOf('mixed.test'), asked]).toEqual(['private-address', []])
  })

  test('that a redirect leads to is looked at like the first', async () => {
    expect(await kindOf('own.test', '/away')).toBe('private-address')
    expect(asked).toEqual([`own.test:${port}/away`])
  })

  test('is looked up once for a connection, which goes to an address of that answer', async () => {
    expect([await kindOf('own.test'), lookedUp]).toEqual(['fetched', ['own.test']])
    expect(asked).toEqual([`own.test:${port}/`])
  })
})
