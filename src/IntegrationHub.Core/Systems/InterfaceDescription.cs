namespace IntegrationHub.Core.Systems;

/// <summary>One directed flow of one message type between a system and the hub.</summary>
public sealed record InterfaceDescription
{
    /// <summary>Gets the system.</summary>
    public required string System { get; init; }

    /// <summary>Gets the name within the system.</summary>
    public required string Name { get; init; }

    /// <summary>Gets <c>system/name</c>.</summary>
    public string FullName => $"{System}/{Name}";

    /// <summary>Gets the direction, seen from the hub.</summary>
    public required Direction Direction { get; init; }

    /// <summary>Gets what starts the flow.</summary>
    public required Trigger Trigger { get; init; }

    /// <summary>Gets the protocol side: connector, path, paging, method and the like.</summary>
    public required Endpoint Endpoint { get; init; }

    /// <summary>Gets the format of the documents.</summary>
    public required string Format { get; init; }

    /// <summary>Gets further members of the format (XML arrays, CSV dialect), as written.</summary>
    public IReadOnlyDictionary<string, object?> FormatOptions { get; init; } = new Dictionary<string, object?>(StringComparer.Ordinal);

    /// <summary>Gets the pointer whose elements are the messages of an envelope; absent: the envelope is one message.</summary>
    public string? SplitEach { get; init; }

    /// <summary>Gets whether each envelope holds all that the system has; null: it holds changes.</summary>
    public LoadDescription? Load { get; init; }

    /// <summary>Gets how messages are told apart when they come again.</summary>
    public required KeySource Key { get; init; }

    /// <summary>Gets the mapping as <c>id@version</c>.</summary>
    public required string Mapping { get; init; }

    /// <summary>Gets what the target does with a message; only for outbound interfaces.</summary>
    public Purpose Purpose { get; init; } = Purpose.Posting;

    /// <summary>Gets which side of a material event the target gets; null: what went in, else what the event is about, else what came out.</summary>
    public EventSide? Concerns { get; init; }

    /// <summary>Gets the kind of back-fill that the interface carries: <c>late-assignment</c> or <c>reverse-and-repost</c>; null for none.</summary>
    public string? BackFill { get; init; }
}

/// <summary>A side of a material event.</summary>
public enum EventSide
{
    /// <summary>What went in.</summary>
    Inputs,

    /// <summary>What came out.</summary>
    Outputs,

    /// <summary>What the event is about without changing it.</summary>
    Materials,
}

/// <summary>The direction of an interface.</summary>
public enum Direction
{
    /// <summary>From the system to the hub.</summary>
    In,

    /// <summary>From the hub to the system.</summary>
    Out,
}

/// <summary>What starts a flow.</summary>
/// <param name="Kind">How it starts.</param>
/// <param name="Every">Time between polls; only for <see cref="TriggerKind.Poll"/>.</param>
public sealed record Trigger(TriggerKind Kind, TimeSpan? Every = null);

/// <summary>The ways a flow starts.</summary>
public enum TriggerKind
{
    /// <summary>The hub asks.</summary>
    Poll,

    /// <summary>The system calls the hub's intake.</summary>
    Push,

    /// <summary>A file appears.</summary>
    Drop,

    /// <summary>A message queue delivers.</summary>
    Queue,

    /// <summary>The hub has something for the system.</summary>
    Outbox,

    /// <summary>The hub itself says it, for example a decision of a steward; nothing from outside is taken.</summary>
    Hub,
}

/// <summary>The protocol side of an interface. A connector takes what it knows and refuses what it does not.</summary>
/// <param name="Connector">The connector's name: <c>http</c>, <c>files</c>, <c>tryton</c> ...</param>
/// <param name="Settings">Its settings as scalar text, by dotted name: <c>path</c>, <c>page.next</c>, <c>posted</c> ...</param>
public sealed record Endpoint(string Connector, IReadOnlyDictionary<string, string> Settings);

/// <summary>Where a message's idempotency key comes from.</summary>
/// <param name="Kind">The source.</param>
/// <param name="Pointers">The pointers, relative to the message; only for <see cref="KeyKind.Pointers"/>. A leading <c>?</c> marks one that may be absent.</param>
public sealed record KeySource(KeyKind Kind, IReadOnlyList<string> Pointers);

/// <summary>The sources of an idempotency key.</summary>
public enum KeyKind
{
    /// <summary>None: the interface never suppresses, for two real issues of 5 kg are two.</summary>
    None,

    /// <summary>Members of the message.</summary>
    Pointers,

    /// <summary>The header <c>Idempotency-Key</c> and the ordinal.</summary>
    Header,

    /// <summary>Name and content of the file and the ordinal.</summary>
    File,
}
