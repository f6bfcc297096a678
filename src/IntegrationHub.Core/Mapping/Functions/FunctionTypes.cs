namespace IntegrationHub.Core.Mapping.Functions;

/// <summary>Which JSON types a function takes and gives: so the check follows them from contract to contract.</summary>
/// <param name="Takes">The types that it takes, as JSON Schema names them; empty for any.</param>
/// <param name="Gives">The types that it gives; empty where they depend on the value.</param>
/// <param name="ItemByItem">Whether a list is worked on item by item and stays a list.</param>
internal sealed record FunctionTypes(IReadOnlyList<string> Takes, IReadOnlyList<string> Gives, bool ItemByItem = false)
{
    private static readonly string[] Scalars = ["string", "number", "integer", "boolean"];

    /// <summary>Text of text (or of a number or flag), item by item.</summary>
    public static FunctionTypes TextByText { get; } = new(Scalars, ["string"], ItemByItem: true);

    /// <summary>Something else of text, item by item.</summary>
    public static FunctionTypes TextTo(params string[] gives) => new(Scalars, gives, ItemByItem: true);

    /// <summary>Quantity text of a number or of text.</summary>
    public static FunctionTypes Quantity { get; } = new(["number", "integer", "string"], ["string"]);

    /// <summary>Something of a list.</summary>
    public static FunctionTypes ListTo(params string[] gives) => new(["array"], gives);

    /// <summary>Something of nothing or of anything.</summary>
    public static FunctionTypes AnyTo(params string[] gives) => new([], gives);
}
