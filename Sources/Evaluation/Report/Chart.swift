#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Charts as inline SVG: no script, colours from the page's style.
enum Chart {
  /// A line of points, or a row of bars.
  struct Series {
    let name: String
    let points: [(x: Double, y: Double)]
  }

  /// How an axis is laid out.
  struct Axis {
    let title: String
    var isLogarithmic = false
    /// What stands at a place of the axis; nil for the number itself.
    var labels: [(value: Double, text: String)]?
  }

  private static let (width, height) = (480.0, 280.0)
  private static let (left, right, top, bottom) = (56.0, 12.0, 12.0, 44.0)

  /// Lines over two axes; the first series is the synthetic documents', the second real ones'.
  static func lines(_ series: [Series], x: Axis, y: Axis, title: String) -> String {
    let points = series.flatMap(\.points)
    guard let frame = Frame(points, x, y) else { return "" }
    var body = frame.axes(x, y)
    for (place, item) in series.enumerated() {
      let path = item.points.map { point in
        "\(fixed(frame.x(point.x))),\(fixed(frame.y(point.y)))"
      }.joined(separator: " ")
      body += "<polyline class=\"line s\(place)\" points=\"\(path)\"/>"
    }
    return figure(body, series.map(\.name), title)
  }

  /// Bars side by side, a group for each place.
  static func bars(_ series: [Series], labels: [String], x title: String, y: Axis, name: String)
    -> String
  {
    let points = series.flatMap(\.points)
    let all = [(x: -0.5, y: 0.0), (x: Double(labels.count) - 0.5, y: 0.0)] + points
    let step = max(1, (labels.count + 11) / 12)
    let axis = Axis(
      title: title,
      labels: labels.enumerated().filter { $0.offset % step == 0 }.map {
        (Double($0.offset), $0.element)
      })
    guard let frame = Frame(all, axis, y) else { return "" }
    var body = frame.axes(axis, y)
    let room = (frame.x(1) - frame.x(0)) * 0.8
    let wide = room / Double(series.count)
    for (place, item) in series.enumerated() {
      for point in item.points where point.y > 0 {
        let start = frame.x(point.x) - room / 2 + Double(place) * wide
        let high = frame.y(point.y)
        body +=
          "<rect class=\"bar s\(place)\" x=\"\(fixed(start))\" y=\"\(fixed(high))\" width=\"\(fixed(wide))\" height=\"\(fixed(frame.y(0) - high))\"><title>\(HTML.escaped(labels[Int(point.x)])): \(AuditResult.short(point.y))</title></rect>"
      }
    }
    return figure(body, series.map(\.name), name)
  }

  /// Values with their intervals, one under the other.
  static func intervals(_ rows: [(name: String, estimate: Estimate)], title: String) -> String {
    if rows.isEmpty { return "" }
    let low = max(0, (rows.map(\.estimate.low).min() ?? 0) - 0.02)
    let high = min(1, (rows.map(\.estimate.high).max() ?? 1) + 0.02)
    let (left, tall) = (150.0, 34.0)
    let height = tall * Double(rows.count) + 34
    func x(_ value: Double) -> Double {
      left + (value - low) / max(1e-9, high - low) * (width - left - 60)
    }
    var body = ""
    for (place, row) in rows.enumerated() {
      let y = tall * (Double(place) + 0.5) + 6
      body +=
        "<text class=\"tick\" x=\"\(left - 10)\" y=\"\(fixed(y + 4))\" text-anchor=\"end\">\(HTML.escaped(row.name))</text>"
      body +=
        "<line class=\"range\" x1=\"\(fixed(x(row.estimate.low)))\" x2=\"\(fixed(x(row.estimate.high)))\" y1=\"\(fixed(y))\" y2=\"\(fixed(y))\"/>"
      body +=
        "<circle class=\"dot\" cx=\"\(fixed(x(row.estimate.value)))\" cy=\"\(fixed(y))\" r=\"5\"/>"
      body +=
        "<text class=\"tick strong\" x=\"\(fixed(x(row.estimate.high) + 8))\" y=\"\(fixed(y + 4))\">\(AuditResult.percent(row.estimate.value))</text>"
    }
    return
      "<figure><figcaption>\(HTML.escaped(title))</figcaption><svg viewBox=\"0 0 \(Int(width)) \(Int(height))\" role=\"img\" aria-label=\"\(HTML.escaped(title))\">\(body)</svg></figure>"
  }

  private static func figure(_ body: String, _ names: [String], _ title: String) -> String {
    let legend = names.enumerated().map {
      "<span class=\"key s\($0.offset)\">\(HTML.escaped($0.element))</span>"
    }.joined()
    return """
      <figure><figcaption>\(HTML.escaped(title))</figcaption>\
      <svg viewBox="0 0 \(Int(width)) \(Int(height))" role="img" aria-label="\(HTML.escaped(title))">\(body)</svg>\
      <div class="legend">\(legend)</div></figure>
      """
  }

  static func fixed(_ value: Double) -> String { String((value * 10).rounded() / 10) }

  /// Where values stand on the drawing.
  private struct Frame {
    private let xRange: ClosedRange<Double>
    private let yRange: ClosedRange<Double>
    private let isLogX: Bool
    private let isLogY: Bool

    init?(_ points: [(x: Double, y: Double)], _ x: Axis, _ y: Axis) {
      (isLogX, isLogY) = (x.isLogarithmic, y.isLogarithmic)
      let xs = points.map(\.x).filter { !x.isLogarithmic || $0 > 0 }
      let ys = points.map(\.y).filter { !y.isLogarithmic || $0 > 0 }
      guard let lowX = xs.min(), let highX = xs.max(), let lowY = ys.min(), let highY = ys.max()
      else { return nil }
      xRange = lowX...max(highX, lowX + 1e-9)
      let base = y.isLogarithmic ? lowY : min(0, lowY)
      yRange = base...max(highY * (y.isLogarithmic ? 1.5 : 1.05), base + 1e-9)
    }

    private static func place(
      _ value: Double, _ range: ClosedRange<Double>, _ isLogarithmic: Bool
    ) -> Double {
      if isLogarithmic {
        let (low, high) = (log(range.lowerBound), log(range.upperBound))
        return (log(max(value, range.lowerBound)) - low) / max(1e-9, high - low)
      }
      return (value - range.lowerBound) / (range.upperBound - range.lowerBound)
    }

    func x(_ value: Double) -> Double {
      left + Self.place(value, xRange, isLogX) * (width - left - right)
    }

    func y(_ value: Double) -> Double {
      height - bottom - Self.place(value, yRange, isLogY) * (height - top - bottom)
    }

    func axes(_ xAxis: Axis, _ yAxis: Axis) -> String {
      var body = ""
      for (value, text) in yAxis.labels ?? Self.ticks(yRange, isLogY) {
        body +=
          "<line class=\"grid\" x1=\"\(left)\" x2=\"\(width - right)\" y1=\"\(fixed(y(value)))\" y2=\"\(fixed(y(value)))\"/>"
        body +=
          "<text class=\"tick\" x=\"\(left - 6)\" y=\"\(fixed(y(value) + 4))\" text-anchor=\"end\">\(HTML.escaped(text))</text>"
      }
      for (value, text) in xAxis.labels ?? Self.ticks(xRange, isLogX) {
        body +=
          "<text class=\"tick\" x=\"\(fixed(x(value)))\" y=\"\(height - bottom + 16)\" text-anchor=\"middle\">\(HTML.escaped(text))</text>"
      }
      body +=
        "<line class=\"axis\" x1=\"\(left)\" x2=\"\(width - right)\" y1=\"\(height - bottom)\" y2=\"\(height - bottom)\"/>"
      body +=
        "<text class=\"title\" x=\"\(fixed((left + width - right) / 2))\" y=\"\(height - 8)\" text-anchor=\"middle\">\(HTML.escaped(xAxis.title))</text>"
      body +=
        "<text class=\"title\" transform=\"translate(13 \(fixed((top + height - bottom) / 2))) rotate(-90)\" text-anchor=\"middle\">\(HTML.escaped(yAxis.title))</text>"
      return body
    }

    private static func ticks(
      _ range: ClosedRange<Double>, _ isLogarithmic: Bool
    ) -> [(Double, String)] {
      var values: [Double] = []
      if isLogarithmic {
        var value = pow(10, log10(range.lowerBound).rounded(.up))
        while value <= range.upperBound * 1.000_1 {
          values.append(value)
          value *= 10
        }
      } else {
        let rough = (range.upperBound - range.lowerBound) / 4
        let unit = pow(10, log10(rough).rounded(.down))
        let step = [1, 2, 5, 10].map { $0 * unit }.first { $0 >= rough } ?? rough
        var value = (range.lowerBound / step).rounded(.up) * step
        while value <= range.upperBound {
          values.append(value)
          value += step
        }
      }
      return values.map { ($0, AuditResult.short($0)) }
    }
  }
}
