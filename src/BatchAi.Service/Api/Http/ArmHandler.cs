namespace BatchAi.Service.Api.Http;

/// <summary>Answers a request of the management API.</summary>
internal delegate Task<ArmAnswer> ArmHandler(ArmRequest request);
