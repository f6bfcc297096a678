using System.Runtime.CompilerServices;

// The test that compares our table of AIs with the dictionary itself needs the table.
[assembly: InternalsVisibleTo("IntegrationHub.Core.Tests")]
