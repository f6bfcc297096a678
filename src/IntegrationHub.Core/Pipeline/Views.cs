namespace IntegrationHub.Core.Pipeline;

/// <summary>A page of a list and how many there are altogether.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, long Total, int Offset);

/// <summary>A message as lists show it.</summary>
/// <param name="Name">The public name, <c>envelope/ordinal</c>.</param>
/// <param name="Interface">The interface.</param>
/// <param name="ReceivedAt">When its envelope was accepted, ISO 8601 UTC.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Reason">Why, where that needs a reason.</param>
/// <param name="Key">Its idempotency key.</param>
/// <param name="Pointer">Where it stands in its envelope.</param>
/// <param name="SourceName">File name or address of the envelope.</param>
public sealed record MessageSummary(
    string Name, string Interface, string ReceivedAt, MessageState State, string? Reason, string? Key, string Pointer, string? SourceName);

/// <summary>Everything about a message that an auditor asks for.</summary>
/// <param name="Summary">The line of the list.</param>
/// <param name="Sha256">The hash of the envelope's bytes as received.</param>
/// <param name="Size">The size of the envelope's bytes as received.</param>
/// <param name="Closure">The exact versions that it ran with.</param>
/// <param name="ClosureItems">The lines of the closure.</param>
/// <param name="Standing">Under what those versions ran.</param>
/// <param name="Build">The hub build that settled it.</param>
/// <param name="SettledAt">When it was settled, ISO 8601 UTC.</param>
/// <param name="Raw">The envelope as text, where it is text, cut at 64 KiB.</param>
/// <param name="Canonical">The canonical messages.</param>
/// <param name="Problems">What a person must see.</param>
/// <param name="Deliveries">What it caused.</param>
public sealed record MessageDetail(
    MessageSummary Summary, string Sha256, int Size, string Closure, IReadOnlyList<string> ClosureItems, string? Standing, string? Build,
    string? SettledAt, string? Raw, IReadOnlyList<CanonicalView> Canonical, IReadOnlyList<ProblemView> Problems, IReadOnlyList<DeliverySummary> Deliveries);

/// <summary>A canonical message as JSON text.</summary>
public sealed record CanonicalView(string Type, string Document);

/// <summary>A problem as a person sees it.</summary>
public sealed record ProblemView(string Step, string Code, string Message, string? Place, string? Rule, string? RawValue);

/// <summary>A delivery as lists show it.</summary>
/// <param name="Id">The public id, also the idempotency key at the target.</param>
/// <param name="Target">The outbound interface.</param>
/// <param name="MessageName">The message that caused it.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Attempts">How many attempts came to an end; one that a kill cut short does not count.</param>
/// <param name="NextAttemptAt">When it is tried next, ISO 8601 UTC; only where it waits.</param>
/// <param name="Detail">The last answer.</param>
/// <param name="Route">The route that made it due.</param>
/// <param name="Loss">What the translation lost, JSON.</param>
/// <param name="Document">The document for the target.</param>
/// <param name="Escrow">The finer truth that the target could not hold, JSON.</param>
public sealed record DeliverySummary(
    Guid Id, string Target, string MessageName, DeliveryState State, int Attempts, string? NextAttemptAt, string? Detail, string Route,
    string? Loss, string? Document, string? Escrow);

/// <summary>An entry of the quarantine: a message or a delivery, with its problems.</summary>
/// <param name="Id">The message's name, or the delivery's id.</param>
/// <param name="Kind"><c>message</c> or <c>delivery</c>.</param>
/// <param name="Interface">The interface, inbound or outbound.</param>
/// <param name="MessageName">The message.</param>
/// <param name="At">When its first problem was found, ISO 8601 UTC.</param>
/// <param name="Problems">Place, rule, raw value, remedy.</param>
public sealed record QuarantineEntry(
    string Id, string Kind, string Interface, string MessageName, string? At, IReadOnlyList<ProblemView> Problems);
