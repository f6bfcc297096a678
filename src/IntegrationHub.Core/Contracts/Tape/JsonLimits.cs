namespace IntegrationHub.Core.Contracts;

/// <summary>How much a JSON document may ask of the reader. Every limit is refused while reading, before memory is spent on what lies beyond it.</summary>
public sealed record JsonLimits
{
    /// <summary>Gets the limits for messages of connected systems.</summary>
    public static JsonLimits Default { get; } = new();

    /// <summary>Gets the same limits with U+0000 and repeated names allowed, as RFC 8259 does: for checking syntax, never for messages.</summary>
    public static JsonLimits Rfc8259 { get; } = new() { AllowNul = true, AllowDuplicateNames = true };

    /// <summary>Gets the longest document.</summary>
    /// <value>Bytes, 1 to 1 GiB. The default is 16 MiB.</value>
    public int MaxBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>Gets how deep arrays and objects may nest; <c>[]</c> has depth 1.</summary>
    /// <value>1 to 512. The default is 64.</value>
    public int MaxDepth { get; init; } = 64;

    /// <summary>Gets how many members one object may have.</summary>
    /// <value>1 to 1,000,000. The default is 10,000.</value>
    public int MaxMembers { get; init; } = 10_000;

    /// <summary>Gets how many values (each 32 bytes in memory) a document may have.</summary>
    /// <value>1 to 50,000,000. The default is 1,000,000.</value>
    public int MaxValues { get; init; } = 1_000_000;

    /// <summary>Gets the longest number, in characters as written.</summary>
    /// <value>1 to 100,000. The default is 512, more than any double needs.</value>
    public int MaxNumberLength { get; init; } = 512;

    /// <summary>Gets the largest exponent of a number, positive or negative: exact arithmetic on 1e999999999 would fill the memory.</summary>
    /// <value>1 to 100,000. The default is 9,999.</value>
    public int MaxExponent { get; init; } = 9_999;

    /// <summary>Gets whether strings may hold U+0000. The databases cannot store it, so messages may not.</summary>
    public bool AllowNul { get; init; }

    /// <summary>Gets whether an object may name a member twice. Systems differ in which one they take, so messages may not.</summary>
    public bool AllowDuplicateNames { get; init; }
}
