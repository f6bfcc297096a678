using System.Globalization;
using System.Numerics;

namespace IntegrationHub.Core.Contracts;

/// <summary>
/// A JSON number without rounding: significand × 10^exponent, normalised so that equal numbers are equal values (1.0 is 1,
/// 1e2 is 100). Quantities must compare exactly, and binary floating point does not.
/// </summary>
public readonly struct ExactNumber : IEquatable<ExactNumber>, IComparable<ExactNumber>
{
    private const int DigitsInLong = 18;
    private readonly long _small;
    private readonly BigInteger _big;
    private readonly bool _isBig;
    private readonly int _exponent;

    private ExactNumber(long small, int exponent) => (_small, _exponent) = (small, exponent);

    private ExactNumber(BigInteger big, int exponent) => (_big, _isBig, _exponent) = (big, true, exponent);

    /// <summary>Gets whether it has no fraction: 1.0 and 1e2 have none.</summary>
    public bool IsInteger => _exponent >= 0;

    private BigInteger Significand => _isBig ? _big : _small;

    private int Sign => _isBig ? _big.Sign : Math.Sign(_small);

    /// <summary>Reads a number that the tape has checked.</summary>
    /// <exception cref="FormatException">The text is not in JSON's form for numbers.</exception>
    public static ExactNumber Parse(ReadOnlySpan<byte> text)
    {
        // The common case first: a short integer.
        bool negative = text.Length > 0 && text[0] == '-';
        ReadOnlySpan<byte> rest = negative ? text[1..] : text;
        long value = 0;
        int exponent = 0;
        int at = 0;
        int significant = 0;
        bool fraction = false;
        for (; at < rest.Length; at++)
        {
            int digit = rest[at] - '0';
            if ((uint)digit <= 9)
            {
                if (significant > 0 || digit != 0)
                    significant++;
                if (significant > DigitsInLong)
                    return ParseBig(rest, negative);
                value = (value * 10) + digit;
                if (fraction)
                    exponent--;
            }
            else if (rest[at] == '.')
            {
                fraction = true;
            }
            else
            {
                exponent = checked(exponent + int.Parse(rest[(at + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
                break;
            }
        }

        if (value == 0)
            return default;
        while (value % 10 == 0)
        {
            value /= 10;
            exponent++;
        }

        return new ExactNumber(negative ? -value : value, exponent);
    }

    /// <summary>Compares by value.</summary>
    public int CompareTo(ExactNumber other)
    {
        if (!_isBig && !other._isBig && _exponent == other._exponent)
            return _small.CompareTo(other._small);
        if (Sign != other.Sign)
            return Sign.CompareTo(other.Sign);
        if (Sign == 0)
            return 0;
        // Far apart in size: the position of the first digit decides without scaling.
        long magnitude = (long)Digits(Significand) + _exponent;
        long otherMagnitude = (long)Digits(other.Significand) + other._exponent;
        if (magnitude != otherMagnitude)
            return magnitude > otherMagnitude ? Sign : -Sign;
        int common = Math.Min(_exponent, other._exponent);
        return Scaled(this, common).CompareTo(Scaled(other, common));
    }

    /// <summary>Gets whether this is a whole multiple of a number above zero (JSON Schema Validation, section 6.2.1).</summary>
    public bool IsMultipleOf(ExactNumber divisor)
    {
        if (Sign == 0)
            return true;
        int common = Math.Min(_exponent, divisor._exponent);
        if (!_isBig && !divisor._isBig && TryScale(_small, _exponent - common, out long value) && TryScale(divisor._small, divisor._exponent - common, out long by))
            return value % by == 0;
        return (Scaled(this, common) % Scaled(divisor, common)).IsZero;
    }

    /// <summary>Gets the value as a decimal, if it fits without rounding.</summary>
    public bool TryGetDecimal(out decimal value)
    {
        value = 0;
        // Nearly all quantities: up to 18 digits, and none added.
        if (!_isBig && _exponent is >= -28 and <= 0)
        {
            ulong digits = (ulong)Math.Abs(_small);
            value = new decimal((int)digits, (int)(digits >> 32), 0, _small < 0, (byte)-_exponent);
            return true;
        }

        if (_exponent is < -28 or > 28)
            return Sign == 0;
        BigInteger significand = _exponent > 0 ? Scaled(this, 0) : Significand;
        if (BigInteger.Abs(significand) > MaxDecimalSignificand)
            return false;
        decimal whole = (decimal)significand;
        if (_exponent >= 0)
        {
            value = whole;
            return true;
        }

        int[] bits = decimal.GetBits(whole);
        value = new decimal(bits[0], bits[1], bits[2], whole < 0, (byte)-_exponent);
        return true;
    }

    /// <summary>Gets the value as a whole number, if it is one and fits.</summary>
    public bool TryGetInt64(out long value)
    {
        value = 0;
        if (_exponent < 0 || _exponent > DigitsInLong || _isBig && Digits(_big) + _exponent > 19)
            return false;
        if (!_isBig && TryScale(_small, _exponent, out value))
            return true;
        BigInteger whole = Scaled(this, 0);
        if (whole < long.MinValue || whole > long.MaxValue)
            return false;
        value = (long)whole;
        return true;
    }

    /// <summary>Gets canonical text: equal numbers have equal text. Plain digits where that takes at most 40 of them, else <c>significand e exponent</c>.</summary>
    public override string ToString()
    {
        string digits = BigInteger.Abs(Significand).ToString(CultureInfo.InvariantCulture);
        string sign = Sign < 0 ? "-" : "";
        if (_exponent >= 0)
            return digits.Length + _exponent <= 40 ? sign + digits + new string('0', _exponent) : $"{sign}{digits}e{_exponent.ToString(CultureInfo.InvariantCulture)}";
        int point = digits.Length + _exponent;
        if (Math.Max(digits.Length, -_exponent) > 40)
            return $"{sign}{digits}e{_exponent.ToString(CultureInfo.InvariantCulture)}";
        return point > 0 ? $"{sign}{digits[..point]}.{digits[point..]}" : $"{sign}0.{new string('0', -point)}{digits}";
    }

    /// <inheritdoc />
    public bool Equals(ExactNumber other) => _exponent == other._exponent && _isBig == other._isBig && _small == other._small && (!_isBig || _big == other._big);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is ExactNumber other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(_small, _big, _exponent);

    /// <summary>Compares by value.</summary>
    public static bool operator ==(ExactNumber left, ExactNumber right) => left.Equals(right);

    /// <summary>Compares by value.</summary>
    public static bool operator !=(ExactNumber left, ExactNumber right) => !left.Equals(right);

    /// <summary>Compares by value.</summary>
    public static bool operator <(ExactNumber left, ExactNumber right) => left.CompareTo(right) < 0;

    /// <summary>Compares by value.</summary>
    public static bool operator >(ExactNumber left, ExactNumber right) => left.CompareTo(right) > 0;

    /// <summary>Compares by value.</summary>
    public static bool operator <=(ExactNumber left, ExactNumber right) => left.CompareTo(right) <= 0;

    /// <summary>Compares by value.</summary>
    public static bool operator >=(ExactNumber left, ExactNumber right) => left.CompareTo(right) >= 0;

    private static BigInteger MaxDecimalSignificand { get; } = (BigInteger)decimal.MaxValue;

    private static ExactNumber ParseBig(ReadOnlySpan<byte> text, bool negative)
    {
        int power = text.IndexOfAny((byte)'e', (byte)'E');
        int exponent = power < 0 ? 0 : int.Parse(text[(power + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        ReadOnlySpan<byte> mantissa = power < 0 ? text : text[..power];
        int point = mantissa.IndexOf((byte)'.');
        Span<byte> digits = new byte[mantissa.Length];
        mantissa.CopyTo(digits);
        if (point >= 0)
        {
            mantissa[(point + 1)..].CopyTo(digits[point..]);
            digits = digits[..^1];
            exponent -= mantissa.Length - point - 1;
        }

        ReadOnlySpan<byte> trimmed = ((ReadOnlySpan<byte>)digits).TrimEnd((byte)'0');
        exponent += digits.Length - trimmed.Length;
        trimmed = trimmed.TrimStart((byte)'0');
        if (trimmed.Length <= DigitsInLong)
        {
            long small = long.Parse(trimmed, CultureInfo.InvariantCulture);
            return new ExactNumber(negative ? -small : small, exponent);
        }

        BigInteger big = BigInteger.Parse(System.Text.Encoding.ASCII.GetString(trimmed), CultureInfo.InvariantCulture);
        return new ExactNumber(negative ? -big : big, exponent);
    }

    private static BigInteger Scaled(ExactNumber number, int exponent) => number.Significand * BigInteger.Pow(10, number._exponent - exponent);

    private static bool TryScale(long value, int zeros, out long scaled)
    {
        scaled = value;
        for (; zeros > 0; zeros--)
        {
            if (Math.Abs(scaled) > long.MaxValue / 10)
                return false;
            scaled *= 10;
        }

        return true;
    }

    private static int Digits(BigInteger value) =>
        value.IsZero ? 1 : BigInteger.Abs(value).ToString(CultureInfo.InvariantCulture).Length;
}
