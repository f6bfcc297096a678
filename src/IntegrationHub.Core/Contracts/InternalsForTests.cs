using System.Runtime.CompilerServices;

// The two engines behind TextPattern are compared by a test; callers must not choose between them.
[assembly: InternalsVisibleTo("IntegrationHub.Core.Tests")]
