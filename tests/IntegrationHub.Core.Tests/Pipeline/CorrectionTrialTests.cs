using System.Text;
using IntegrationHub.Core.Pipeline;
using IntegrationHub.Core.Pipeline.Configuration;
using IntegrationHub.Core.Versioning;
using Xunit;

namespace IntegrationHub.Core.Tests.Pipeline;

/// <summary>Corrections tried on the files of the repository before anybody decides them.</summary>
public sealed class CorrectionTrialTests
{
    private static readonly HubConfiguration Home = ConfigurationCompiler.Compile([.. new[] { "contracts", "mappings" }
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*", SearchOption.AllDirectories))
        .Select(file => new ConfigurationFile(Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'), File.ReadAllBytes(file)))]).Value;

    [Theory]
    [InlineData("""{"attribute":{"name":"base-unit","required":{"baseUnit":"KGM"},"found":{"baseUnit":"C62"}}}""", "")]
    [InlineData("""{"lot":"required","serial":"unknown","foundLot":"optional","foundSerial":"unknown","capturePoint":"receipt"}""", "")]
    [InlineData("""{"attribute":{"name":"base-unit","required":{"baseUnit":"XBX"},"found":{"baseUnit":"C62"}}}""", "MAP-0101")] // no symbol of Tryton
    [InlineData("""{"attribute":{"name":"revision","required":{"revision":"B"},"found":{"revision":"A"}}}""", "SCH-0100")] // a document that changes nothing
    [InlineData("""{"lot":"required","serial":"unknown","foundLot":"optional","foundSerial":"unknown","capturePoint":"issue"}""", "SCH-0100")] // no type of location
    [InlineData("""{"lot":"required","serial":"unknown","foundLot":"optional","foundSerial":"unknown","site":"hamburg"}""", "SCH-0100")]
    [InlineData("""{"lot":"required"}""", "SCH-0100")] // no message of the desk
    [InlineData("""{""", "JSN-")]
    public void What_Tryton_cannot_be_told_is_known_before_it_is_decided(string said, string code)
    {
        var problems = CorrectionTrial.Run(Encoding.UTF8.GetBytes(Message(said)), Home, Home.Flows["erp-tryton/correction"]);

        Assert.Equal(code.Length == 0, problems.Count == 0);
        Assert.All(problems, problem => Assert.StartsWith(code, problem.Code, StringComparison.Ordinal));
    }

    private static string Message(string said) => said.Length < 2 ? said
        : $$"""{"decision":"decision/1@1","system":"erp-tryton","item":"4711-02","reason":"r","author":"ann","decidedAt":"2026-11-26T08:00:00Z",{{said[1..]}}""";
}
