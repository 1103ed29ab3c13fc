/// AES-128 and HMAC-SHA256 by the letter of FIPS 197, FIPS 180-4 and RFC 2104, **for tests on Linux alone**: slow, and not hardened
/// against whoever measures its time. On a phone CommonCrypto does it (`SystemPrimitives`).

struct ReferencePrimitives: Primitives {
  func hmac(key: Bytes, _ message: Bytes) -> Bytes {
    let short = key.count > 64 ? sha256(key) : key
    let padded = short + Bytes(repeating: 0, count: 64 - short.count)
    return sha256(padded.map { $0 ^ 0x5c } + sha256(padded.map { $0 ^ 0x36 } + message))
  }

  func aes(key: Bytes, blocks: Bytes) -> Bytes {
    let keys = roundKeys(key)
    return stride(from: 0, to: blocks.count, by: 16).flatMap { encrypt(Bytes(blocks[$0..<($0 + 16)]), keys) }
  }
}

// MARK: AES-128 (FIPS 197)

private func double(_ a: UInt8) -> UInt8 { a << 1 ^ (a & 0x80 == 0 ? 0 : 0x1b) }

/// The S-box (§5.1.1): the inverse in GF(2⁸), then the affine map; inverses by powers of the generator 3.
private let SBOX: Bytes = {
  var powers: Bytes = [1]
  while powers.count < 255 { powers.append(powers.last! ^ double(powers.last!)) }
  var box = Bytes(repeating: 0, count: 256)
  for a in 0..<256 {
    let b = a == 0 ? 0 : powers[(255 - powers.firstIndex(of: UInt8(a))!) % 255]
    box[a] = (0..<5).reduce(0x63) { $0 ^ (b << $1 | (b >> (8 - $1))) }
  }
  return box
}()

/// Eleven round keys (§5.2).
private func roundKeys(_ key: Bytes) -> [Bytes] {
  var words = stride(from: 0, to: 16, by: 4).map { Bytes(key[$0..<($0 + 4)]) }
  var constant: UInt8 = 1
  for i in 4..<44 {
    var word = words[i - 1]
    if i % 4 == 0 {
      word = [word[1], word[2], word[3], word[0]].map { SBOX[Int($0)] }
      word[0] ^= constant
      constant = double(constant)
    }
    words.append(zip(words[i - 4], word).map { $0 ^ $1 })
  }
  return stride(from: 0, to: 44, by: 4).map { Bytes(words[$0..<($0 + 4)].joined()) }
}

private func encrypt(_ block: Bytes, _ keys: [Bytes]) -> Bytes {
  func add(_ a: Bytes, _ key: Bytes) -> Bytes { zip(a, key).map { $0 ^ $1 } }
  var state = add(block, keys[0])
  for round in 1...10 {
    let mixed = (0..<16).map { SBOX[Int(state[($0 + 4 * ($0 % 4)) % 16])] }
    let columns = stride(from: 0, to: 16, by: 4).flatMap { c -> Bytes in
      let a = Bytes(mixed[c..<(c + 4)])
      let all = a.reduce(0, ^)
      return (0..<4).map { a[$0] ^ all ^ double(a[$0] ^ a[($0 + 1) % 4]) }
    }
    state = add(round == 10 ? mixed : columns, keys[round])
  }
  return state
}

// MARK: SHA-256 (FIPS 180-4)

private let PRIMES: [Int] = {
  var primes: [Int] = []
  var n = 2
  while primes.count < 64 {
    if primes.allSatisfy({ n % $0 != 0 }) { primes.append(n) }
    n += 1
  }
  return primes
}()

/// The first 32 bits of the fraction of the `k`-th root (§4.2.2, §5.3.3), by bisection on whole numbers.
private func fraction(_ n: Int, root k: Int) -> UInt32 {
  var low: UInt64 = 0
  var high: UInt64 = 1 << 40
  while high - low > 1 {
    let middle = (low + high) / 2
    if isAtMost(middle, power: k, n) { low = middle } else { high = middle }
  }
  return UInt32(truncatingIfNeeded: low)
}
/// Whether (x / 2³²) to the k-th is at most n.
private func isAtMost(_ x: UInt64, power k: Int, _ n: Int) -> Bool {
  // x has 40 bits at most, its cube 120: as digits of 32 bits, least significant first.
  var product: [UInt64] = [1]
  for _ in 0..<k {
    var carry: UInt64 = 0
    let (x0, x1) = (x & 0xffff_ffff, x >> 32)
    var next = [UInt64](repeating: 0, count: product.count + 2)
    for (i, digit) in product.enumerated() {
      for (j, part) in [x0, x1].enumerated() {
        var at = i + j
        carry = digit * part
        while carry != 0 {
          let sum = next[at] + (carry & 0xffff_ffff)
          next[at] = sum & 0xffff_ffff
          carry = (carry >> 32) + (sum >> 32)
          at += 1
          if at == next.count { next.append(0) }
        }
      }
    }
    product = next
  }
  let whole = product.dropFirst(k)
  let rest = product.prefix(k)
  let value = whole.enumerated().reduce(UInt64(0)) { $1.offset < 2 ? $0 | $1.element << (32 * UInt64($1.offset)) : $0 }
  return value < UInt64(n) || (value == UInt64(n) && rest.allSatisfy { $0 == 0 })
}

private let K: [UInt32] = PRIMES.map { fraction($0, root: 3) }
private let H: [UInt32] = PRIMES.prefix(8).map { fraction($0, root: 2) }

func sha256(_ message: Bytes) -> Bytes {
  let bits = UInt64(message.count) * 8
  var padded = message + [0x80]
  while padded.count % 64 != 56 { padded.append(0) }
  padded += (0..<8).reversed().map { UInt8(truncatingIfNeeded: bits >> (8 * UInt64($0))) }
  func turned(_ x: UInt32, _ n: UInt32) -> UInt32 { x >> n | x << (32 - n) }
  var hash = H
  for block in stride(from: 0, to: padded.count, by: 64) {
    var w = (0..<16).map { i in (0..<4).reduce(UInt32(0)) { $0 << 8 | UInt32(padded[block + 4 * i + $1]) } }
    for t in 16..<64 {
      let (a, b) = (w[t - 15], w[t - 2])
      let s0 = turned(a, 7) ^ turned(a, 18) ^ a >> 3
      let s1 = turned(b, 17) ^ turned(b, 19) ^ b >> 10
      w.append(w[t - 16] &+ s0 &+ w[t - 7] &+ s1)
    }
    var v = hash
    for t in 0..<64 {
      let s1 = turned(v[4], 6) ^ turned(v[4], 11) ^ turned(v[4], 25)
      let choice = (v[4] & v[5]) ^ (~v[4] & v[6])
      let one = v[7] &+ s1 &+ choice &+ K[t] &+ w[t]
      let s0 = turned(v[0], 2) ^ turned(v[0], 13) ^ turned(v[0], 22)
      let majority = (v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2])
      v = [one &+ s0 &+ majority, v[0], v[1], v[2], v[3] &+ one, v[4], v[5], v[6]]
    }
    hash = zip(hash, v).map { $0 &+ $1 }
  }
  return hash.flatMap { word in (0..<4).reversed().map { UInt8(truncatingIfNeeded: word >> (8 * UInt32($0))) } }
}
