using IntegrationHub.EndToEnd.Tests.Executable;
using Xunit;

namespace IntegrationHub.EndToEnd.Tests.CommandLine;

/// <summary>A home with one contract each side, one code list and one mapping, in a folder of its own; and the executable, run in it.</summary>
internal sealed class TemporaryHome : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hub-home-").FullName;

    public TemporaryHome()
    {
        Write("contracts/plm/part.v1.schema.json", """
            { "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "plm/part", "x-version": "1.0.0", "type": "object",
              "properties": { "Number": { "type": "string", "minLength": 1 }, "Code": { "type": "string" }, "Note": { "type": "string" } }, "required": ["Number"] }
            """);
        Write("contracts/canonical/item.v1.schema.json", """
            { "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "canonical/item", "x-version": "1.0.0", "type": "object",
              "properties": { "id": { "type": "string" }, "lot": { "enum": ["none", "required"] } }, "required": ["id"], "additionalProperties": false }
            """);
        Write("mappings/requirements.yaml", """
            language: 1
            version: 1.0.0
            requirements:
              - { id: URS-1, text: Item numbers are taken over., source: { document: URS, edition: "3", clause: 4.1 }, risk: medium, reason: An item nobody finds is counted twice., owner: master-data }
            """);
        Write("mappings/code-lists/codes.yaml", """
            language: 1
            codeList: codes
            version: 1.0.0
            entries: { L: required, N: none }
            """);
        Write(Mapping, MappingText);
    }

    public const string Mapping = "mappings/plm/part.yaml";

    public const string MappingText = """
        language: 1
        mapping: plm/part
        version: 1.0.0
        from: plm/part@1.0.0
        to: canonical/item@1.0.0
        requirements: [URS-1]
        rules:
          - { id: number, set: /id, from: /Number, do: [trim] }
          - { id: tracking, set: /lot, from: /Code, lookup: codes@1.0.0 }
        examples:
          - name: a part in lots
            given: { Number: " 4711", Code: L }
            expect: { id: "4711", lot: required }
        """;

    /// <summary>Gets the folder.</summary>
    public string Folder => _folder;

    public string Write(string name, string text)
    {
        var file = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return file;
    }

    public string Read(string name) => File.ReadAllText(Path.Combine(_folder, name));

    /// <summary>Runs the executable in this folder.</summary>
    public Task<HubAnswer> RunAsync(params string[] arguments) =>
        HubExecutable.RunAsync(arguments, null, null, TestContext.Current.CancellationToken, _folder);

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
