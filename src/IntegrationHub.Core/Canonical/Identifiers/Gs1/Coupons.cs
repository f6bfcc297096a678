namespace IntegrationHub.Core.Canonical.Identifiers.Gs1;

/// <summary>
/// The structure of coupon codes: AI 8110 (North American Coupon Application Guideline) and AI 8112 (positive offer file).
/// Both are sequences of digit fields whose lengths are announced by a digit before them.
/// </summary>
internal static class Coupons
{
    private const int None = -1;

    public static bool IsCoupon(string text)
    {
        var cursor = new Cursor(text);
        if (!cursor.Sized(0, 6, 6)      // company prefix of the funder, 6 to 12 digits
            || !cursor.Skip(6)          // offer code
            || !cursor.Sized(1, 5, 0)   // save value
            || !Purchase(cursor))
        {
            return false;
        }

        var last = None;
        while (!cursor.AtEnd)
        {
            if (!cursor.Digit(out var field) || field <= last || !Optional(cursor, field))
            {
                return false;
            }

            last = field;
        }

        return true;
    }

    public static bool IsPositiveOffer(string text)
    {
        var cursor = new Cursor(text);
        return cursor.OneOf("01")       // format
            && cursor.Sized(0, 6, 6)    // funder
            && cursor.Skip(6)           // offer code
            && cursor.Sized(0, 9, 6)    // serial number
            && cursor.AtEnd;
    }

    // Requirement, its code, family code.
    private static bool Purchase(Cursor cursor) => cursor.Sized(1, 5, 0) && cursor.OneOf("012349") && cursor.Skip(3);

    private static bool Optional(Cursor cursor, int field) => field switch
    {
        1 => cursor.OneOf("0123") && Purchase(cursor) && cursor.PrefixOrNine(),
        2 => Purchase(cursor) && cursor.PrefixOrNine(),
        3 or 4 => cursor.Date(),
        5 => cursor.Sized(0, 9, 6),
        6 => cursor.Sized(1, 7, 6),
        9 => cursor.OneOf("01256") && cursor.OneOf("012") && cursor.Skip(1) && cursor.OneOf("01"),
        _ => false,
    };

    private sealed class Cursor(string text)
    {
        private int _at;

        public bool AtEnd => _at == text.Length;

        public bool Digit(out int value)
        {
            value = !AtEnd && char.IsAsciiDigit(text[_at]) ? text[_at++] - '0' : None;
            return value >= 0;
        }

        public bool OneOf(string allowed)
        {
            var fits = !AtEnd && allowed.Contains(text[_at], StringComparison.Ordinal);
            _at += fits ? 1 : 0;
            return fits;
        }

        public bool Skip(int count)
        {
            var fits = text.Length - _at >= count && !text.AsSpan(_at, count).ContainsAnyExceptInRange('0', '9');
            _at += fits ? count : 0;
            return fits;
        }

        /// <summary>A length digit within bounds, then that many digits more than <paramref name="extra"/>.</summary>
        public bool Sized(int min, int max, int extra) => Digit(out var size) && size >= min && size <= max && Skip(size + extra);

        /// <summary>A company prefix as in <see cref="Sized"/>, or 9 for "the same as the first".</summary>
        public bool PrefixOrNine() => OneOf("9") || Sized(0, 6, 6);

        public bool Date()
        {
            var start = _at;
            return Skip(6) && DateAndTime.IsShortDate(text.Substring(start, 6), dayMayBeZero: false);
        }
    }
}
