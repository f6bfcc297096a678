using IntegrationHub.Core.Contracts;

namespace IntegrationHub.Core.Tests.Contracts;

/// <summary>Short ways to read JSON in tests.</summary>
internal static class TapeTestReading
{
    /// <summary>A value as a document of its own, so that pointers start at it.</summary>
    public static TokenTape Detach(this TokenTape tape, int node) => TokenTape.Parse(tape.RawMemory(node), JsonSchemaSuite.Limits).Value;

    public static TokenTape Tape(string json) => TokenTape.Parse(System.Text.Encoding.UTF8.GetBytes(json)).Value;

    public static Contract Contract(string schema, ContractOptions? options = null, SchemaRegistry? registry = null)
    {
        var compiled = Core.Contracts.Contract.Compile(System.Text.Encoding.UTF8.GetBytes(schema), registry ?? new SchemaRegistry(), options);
        return compiled.Succeeded ? compiled.Value : throw new InvalidOperationException(string.Join("; ", compiled.Problems));
    }
}
