import { BlockList, isIPv4, isIPv6 } from 'node:net'

/**
 * Ranges that are no place of the public internet: this machine, private networks, link-local (metadata services of
 * clouds), carrier NAT, documentation, multicast, reserved. Source: IANA's special-purpose address registries
 * (RFC 6890 and what updates it).
 */
const V4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
]
/** Only 2000::/3 is given out. What wraps an IPv4 address (NAT64, 6to4, Teredo) could carry a private one: refused whole. */
const V6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']

const blocked = new BlockList()
for (const range of V4) add(range, 'ipv4')
for (const range of V6) add(range, 'ipv6')
const global6 = new BlockList()
global6.addSubnet('2000::', 3, 'ipv6')

function add(range: string, family: 'ipv4' | 'ipv6'): void {
  const [net = '', bits] = range.split('/')
  blocked.addSubnet(net, Number(bits), family)
}

/** Is this an address (text of IPv4 or IPv6, no brackets) on the public internet? Anything that is no address is not. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !blocked.check(address, 'ipv4')
  if (!isIPv6(address) || address.includes('%')) return false
  return global6.check(address, 'ipv6') && !blocked.check(address, 'ipv6')
}
