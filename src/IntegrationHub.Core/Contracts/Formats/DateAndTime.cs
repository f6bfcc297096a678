namespace IntegrationHub.Core.Contracts;

/// <summary>Dates and times of RFC 3339, section 5.6.</summary>
internal static class DateAndTime
{
    public static bool IsDateTime(ReadOnlySpan<byte> text) =>
        text.Length > 11 && (text[10] | 0x20) == 't' && IsDate(text[..10]) && IsTime(text[11..]);

    public static bool IsDate(ReadOnlySpan<byte> text)
    {
        if (text.Length != 10 || text[4] != '-' || text[7] != '-')
            return false;
        int year = Digits(text[..4]);
        int month = Digits(text.Slice(5, 2));
        int day = Digits(text.Slice(8, 2));
        // Year 0000 exists in RFC 3339 and is a leap year; the calendar of .NET begins with 1.
        return year >= 0 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year == 0 ? 4 : year, month);
    }

    public static bool IsTime(ReadOnlySpan<byte> text)
    {
        if (text.Length < 9 || text[2] != ':' || text[5] != ':')
            return false;
        int hour = Digits(text[..2]);
        int minute = Digits(text.Slice(3, 2));
        int second = Digits(text.Slice(6, 2));
        if (hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 60)
            return false;
        ReadOnlySpan<byte> rest = text[8..];
        if (rest[0] == '.')
        {
            int fraction = 1;
            while (fraction < rest.Length && rest[fraction] is >= (byte)'0' and <= (byte)'9')
                fraction++;
            if (fraction == 1)
                return false;
            rest = rest[fraction..];
        }

        int offset = 0;
        if (rest.Length == 6 && rest[0] is (byte)'+' or (byte)'-' && rest[3] == ':')
        {
            int hours = Digits(rest.Slice(1, 2));
            int minutes = Digits(rest.Slice(4, 2));
            if (hours is < 0 or > 23 || minutes is < 0 or > 59)
                return false;
            offset = ((hours * 60) + minutes) * (rest[0] == '-' ? -1 : 1);
        }
        else if (rest.Length != 1 || (rest[0] | 0x20) != 'z')
        {
            return false;
        }

        // A leap second is inserted at the end of the day in UTC.
        return second < 60 || (((hour * 60) + minute - offset + 2880) % 1440) == 1439;
    }

    private static int Digits(ReadOnlySpan<byte> text)
    {
        int value = 0;
        foreach (byte b in text)
        {
            if (b is < (byte)'0' or > (byte)'9')
                return -1;
            value = (value * 10) + (b - '0');
        }

        return value;
    }
}
