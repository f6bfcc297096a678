using System.Text;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Contracts;
using IntegrationHub.Core.Mapping.Compile;
using IntegrationHub.Core.Mapping.Language;
using IntegrationHub.Core.Mapping.Run;
using IntegrationHub.Core.Versioning;
using Xunit;

namespace IntegrationHub.Core.Tests.Mapping;

/// <summary>Compiles and runs rules written in a test.</summary>
internal sealed class MappingBench : IMappingSource
{
    public Dictionary<string, CodeList> CodeLists { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, Requirement> Requirements { get; } = new(StringComparer.Ordinal);

    public ITargetOrder? Order { get; init; }

    public static string Header(string body) => $"language: 1\nmapping: test/mapping\nversion: 1.0.0\nfrom: test/in@1.0.0\n{body}";

    public static string Rules(string rules) => Header($"to: test/out@1.0.0\nrules:\n{rules}");

    public MappingBench WithCodes(string yaml)
    {
        var list = CodeList.Read(Encoding.UTF8.GetBytes("language: 1\n" + yaml), "codes.yaml").Value;
        CodeLists.Add(list.Reference.ToString(), list);
        return this;
    }

    public Outcome<MappingPlan> Compile(string yaml)
    {
        var file = MappingFile.Read(Encoding.UTF8.GetBytes(yaml), "m.yaml");
        return file.Succeeded ? MappingCompiler.Compile(file.Value, this) : Outcome<MappingPlan>.Failed(file.Problems);
    }

    public MappingResult Run(string rules, string json, MappingBudget? budget = null) => RunFile(Rules(rules), json, budget);

    public MappingResult RunFile(string yaml, string json, MappingBudget? budget = null)
    {
        using var tape = TokenTape.Parse(Encoding.UTF8.GetBytes(json)).Value;
        return Compile(yaml).Value.Run(tape, new MappingRunContext { MessageId = "m/0", Budget = budget ?? MappingBudget.Default });
    }

    public string Map(string rules, string json)
    {
        var result = Run(rules, json);
        Assert.Empty(result.Problems);
        return Encoding.UTF8.GetString(Assert.Single(result.Outputs).Document);
    }

    public CodeList? FindCodeList(VersionedId reference) => CodeLists.GetValueOrDefault(reference.ToString());

    public ITargetOrder? FindTargetOrder(VersionedId contract) => Order;

    public Requirement? FindRequirement(string id) => Requirements.GetValueOrDefault(id);

    public IReadOnlyDictionary<string, string>? FindSites(string system) =>
        system == "test" ? new Dictionary<string, string> { ["1000"] = "hamburg", ["1001"] = "hamburg", ["1100"] = "bremen" } : null;
}
