import Sampling

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The leading eigenvectors of a large symmetric sparse matrix.
///
/// By a randomised range finder with power iterations (Halko, Martinsson and Tropp 2011, *Finding structure with randomness*,
/// algorithms 4.4 and 5.3): the matrix is applied to random vectors, which are made orthonormal again each time, and the small
/// matrix that is left is decomposed by Jacobi's method. Sums are always added up in the same order, whatever cores there are.
struct RandomizedEigenvectors {
  /// Row by row: each row's part of every eigenvector, scaled by the root of the eigenvalue's size.
  let scaled: [Float]
  /// How many eigenvectors there are.
  let count: Int

  /// Decomposes a matrix.
  ///
  /// - Parameters:
  ///   - count: How many eigenvectors, at most as many as there are rows.
  ///   - powers: How often the matrix is applied again.
  init(_ matrix: Cooccurrence, count: Int, powers: Int = 3, seed: UInt64 = 0) {
    let rows = matrix.words.count
    let width = min(rows, count + 10)
    self.count = min(rows, count)
    if rows == 0 {
      scaled = []
      return
    }
    var stream = RandomStream(seed: seed, index: 0)
    var basis = (0..<(rows * width)).map { _ in Float(stream.normal()) }
    for _ in 0...powers {
      basis = Self.product(matrix, basis, width)
      Self.orthonormalize(&basis, width)
      // Once more, as one pass of Cholesky loses half the digits.
      Self.orthonormalize(&basis, width)
    }
    let image = Self.product(matrix, basis, width)
    let small = Self.gram(basis, image, width)
    let (values, vectors) = SymmetricEigen.decompose(small, size: width)
    let order = (0..<width).sorted { abs(values[$0]) > abs(values[$1]) }.prefix(self.count)
    var scaled = [Float](repeating: 0, count: rows * self.count)
    let factors = order.map { abs(values[$0]).squareRoot() }
    let kept = self.count
    unsafe scaled.withUnsafeMutableBufferPointer { scaled in
      unsafe basis.withUnsafeBufferPointer { basis in
        Parallel.forEachRange(of: rows, length: 256) { range in
          for row in range {
            for (place, column) in order.enumerated() {
              var sum = 0.0
              for index in 0..<width {
                sum += Double(unsafe basis[row * width + index]) * vectors[index * width + column]
              }
              unsafe scaled[row * kept + place] = Float(sum * factors[place])
            }
          }
        }
      }
    }
    self.scaled = scaled
  }

  /// The matrix times the columns of a dense one, which is stored row by row.
  private static func product(
    _ matrix: Cooccurrence, _ dense: [Float], _ width: Int
  ) -> [Float] {
    var result = [Float](repeating: 0, count: dense.count)
    unsafe result.withUnsafeMutableBufferPointer { result in
      unsafe dense.withUnsafeBufferPointer { dense in
        unsafe matrix.columns.withUnsafeBufferPointer { columns in
          unsafe matrix.values.withUnsafeBufferPointer { values in
            Parallel.forEachRange(of: matrix.words.count, length: 128) { range in
              for row in range {
                let target = row &* width
                for place in matrix.rows[row]..<matrix.rows[row + 1] {
                  let value = unsafe values[place]
                  let source = unsafe Int(columns[place]) &* width
                  for index in 0..<width {
                    unsafe result[target &+ index] += value * dense[source &+ index]
                  }
                }
              }
            }
          }
        }
      }
    }
    return result
  }

  /// The first transposed times the second.
  private static func gram(_ first: [Float], _ second: [Float], _ width: Int) -> [Double] {
    let rows = first.count / width
    let length = 1 << 11
    let pieces = (rows + length - 1) / length
    var parts = [[Double]](repeating: [], count: pieces)
    unsafe parts.withUnsafeMutableBufferPointer { parts in
      Parallel.forEach(pieces) { piece in
        var sums = [Double](repeating: 0, count: width * width)
        unsafe sums.withUnsafeMutableBufferPointer { sums in
          unsafe first.withUnsafeBufferPointer { first in
            unsafe second.withUnsafeBufferPointer { second in
              for row in (piece * length)..<min(rows, (piece + 1) * length) {
                for i in 0..<width {
                  let value = unsafe Double(first[row &* width &+ i])
                  for j in 0..<width {
                    unsafe sums[i &* width &+ j] += value * Double(second[row &* width &+ j])
                  }
                }
              }
            }
          }
        }
        unsafe parts[piece] = sums
      }
    }
    return parts.reduce(into: [Double](repeating: 0, count: width * width)) { total, part in
      for index in total.indices { total[index] += part[index] }
    }
  }

  /// Makes the columns orthonormal: Y R⁻¹ where YᵀY = RᵀR (Cholesky QR).
  private static func orthonormalize(_ basis: inout [Float], _ width: Int) {
    var factor = gram(basis, basis, width)
    // Upper triangular, in place.
    for i in 0..<width {
      for j in i..<width {
        var sum = factor[i * width + j]
        for k in 0..<i { sum -= factor[k * width + i] * factor[k * width + j] }
        if i == j {
          // A column that the ones before it span becomes nothing.
          let isSpanned = sum <= 1e-9 * factor[i * width + i]
          factor[i * width + i] = isSpanned ? .infinity : sum.squareRoot()
        } else {
          factor[i * width + j] = sum / factor[i * width + i]
        }
      }
    }
    let rows = basis.count / width
    unsafe basis.withUnsafeMutableBufferPointer { basis in
      unsafe factor.withUnsafeBufferPointer { factor in
        Parallel.forEachRange(of: rows, length: 256) { range in
          for row in range {
            for j in 0..<width {
              var sum = unsafe Double(basis[row &* width &+ j])
              for k in 0..<j {
                unsafe sum -= Double(basis[row &* width &+ k]) * factor[k &* width &+ j]
              }
              unsafe basis[row &* width &+ j] = Float(sum / factor[j &* width &+ j])
            }
          }
        }
      }
    }
  }
}

extension RandomStream {
  /// A number from the standard normal distribution (Box and Muller 1958).
  fileprivate mutating func normal() -> Double {
    let radius = (-2 * log((Double(nextWord()) + 1) * 0x1p-32)).squareRoot()
    return radius * cos(2 * .pi * unit())
  }
}

/// Eigenvalues and eigenvectors of a small symmetric matrix by Jacobi's rotations.
enum SymmetricEigen {
  /// Decomposes a matrix that is stored row by row.
  ///
  /// - Returns: The eigenvalues, and the eigenvectors as the columns of a matrix.
  static func decompose(_ matrix: [Double], size: Int) -> (values: [Double], vectors: [Double]) {
    var a = matrix
    var vectors = [Double](repeating: 0, count: size * size)
    for i in 0..<size { vectors[i * size + i] = 1 }
    // Rounding may have left it a little askew.
    for i in 0..<size {
      for j in 0..<i {
        let mean = (a[i * size + j] + a[j * size + i]) / 2
        (a[i * size + j], a[j * size + i]) = (mean, mean)
      }
    }
    for _ in 0..<60 {
      var rest = 0.0
      var diagonal = 0.0
      for i in 0..<size {
        diagonal += a[i * size + i] * a[i * size + i]
        for j in 0..<i { rest += a[i * size + j] * a[i * size + j] }
      }
      if rest <= 1e-22 * diagonal { break }
      for p in 0..<size {
        for q in (p + 1)..<max(size, p + 1) where abs(a[p * size + q]) > 1e-300 {
          let theta = (a[q * size + q] - a[p * size + p]) / (2 * a[p * size + q])
          let t = (theta < 0 ? -1 : 1) / (abs(theta) + (theta * theta + 1).squareRoot())
          let c = 1 / (t * t + 1).squareRoot()
          let s = t * c
          for k in 0..<size {
            let (x, y) = (a[k * size + p], a[k * size + q])
            (a[k * size + p], a[k * size + q]) = (c * x - s * y, s * x + c * y)
          }
          for k in 0..<size {
            let (x, y) = (a[p * size + k], a[q * size + k])
            (a[p * size + k], a[q * size + k]) = (c * x - s * y, s * x + c * y)
            let (v, w) = (vectors[k * size + p], vectors[k * size + q])
            (vectors[k * size + p], vectors[k * size + q]) = (c * v - s * w, s * v + c * w)
          }
        }
      }
    }
    return ((0..<size).map { a[$0 * size + $0] }, vectors)
  }
}
