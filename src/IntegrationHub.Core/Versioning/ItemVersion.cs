using System.Globalization;
using IntegrationHub.Core.Canonical;

namespace IntegrationHub.Core.Versioning;

/// <summary>A version of a controlled item: MAJOR.MINOR.PATCH (semver.org 2.0.0 without build metadata).</summary>
public readonly record struct ItemVersion(int Major, int Minor, int Patch, string? PreRelease = null) : IComparable<ItemVersion>
{
    /// <summary>Reads a version.</summary>
    /// <returns>The version, or problem <c>VER-0011</c>.</returns>
    public static Outcome<ItemVersion> Parse(string? text, string? place = null)
    {
        var cut = (text ?? "").Split('-', 2);
        var parts = cut[0].Split('.');
        var pre = cut.Length == 2 ? cut[1] : null;
        return parts.Length == 3 && Number(parts[0], out var major) && Number(parts[1], out var minor) && Number(parts[2], out var patch)
            && (pre is null || (pre.Length > 0 && pre.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.')))
            ? Outcome<ItemVersion>.Of(new ItemVersion(major, minor, patch, pre))
            : Outcome<ItemVersion>.Failed(new Problem("VER-0011",
                "A version has three numbers without leading zeros, for example 1.2.0. Correct the version.", place, RawValue: text));
    }

    /// <inheritdoc />
    public int CompareTo(ItemVersion other)
    {
        var order = (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch));
        return order != 0 ? order : ComparePreRelease(PreRelease, other.PreRelease);
    }

    /// <inheritdoc />
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}.{Patch}{(PreRelease is null ? "" : "-" + PreRelease)}");

    private static bool Number(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && (text.Length == 1 || text[0] != '0');

    // semver 2.0.0 clause 11: a pre-release comes before its release; numeric parts compare as numbers and before texts.
    private static int ComparePreRelease(string? left, string? right)
    {
        if (left is null || right is null)
        {
            return (left is null).CompareTo(right is null);
        }

        var (a, b) = (left.Split('.'), right.Split('.'));
        for (var i = 0; i < Math.Min(a.Length, b.Length); i++)
        {
            var (numberA, numberB) = (Number(a[i], out var x), Number(b[i], out var y));
            var order = numberA && numberB ? x.CompareTo(y)
                : numberA != numberB ? (numberA ? -1 : 1)
                : string.CompareOrdinal(a[i], b[i]);
            if (order != 0)
            {
                return order;
            }
        }

        return a.Length.CompareTo(b.Length);
    }
}

/// <summary>One version of one item, written <c>plm-windchill/part@1.2.0</c>. References carry versions so that nothing approved changes from outside.</summary>
public readonly record struct VersionedId(ItemId Id, ItemVersion Version)
{
    /// <summary>Reads a reference.</summary>
    /// <returns>The reference, or problem <c>VER-0010</c>, <c>VER-0011</c> or <c>VER-0012</c> (no version).</returns>
    public static Outcome<VersionedId> Parse(string? text, string? place = null)
    {
        var cut = (text ?? "").Split('@', 2);
        if (cut.Length != 2)
        {
            return Outcome<VersionedId>.Failed(new Problem("VER-0012",
                "A reference names a version: write id@version, for example windchill-trace-code@1.0.0.", place, RawValue: text));
        }

        var id = ItemId.Parse(cut[0], place);
        var version = ItemVersion.Parse(cut[1], place);
        return id.Succeeded && version.Succeeded
            ? Outcome<VersionedId>.Of(new VersionedId(id.Value, version.Value))
            : Outcome<VersionedId>.Failed([.. id.Problems, .. version.Problems]);
    }

    /// <inheritdoc />
    public override string ToString() => $"{Id}@{Version}";
}
