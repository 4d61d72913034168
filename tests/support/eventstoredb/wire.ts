/*
 * The messages of the client package's own generated code, so that the stand-in speaks exactly what the client speaks.
 * Generated CommonJS has no named exports that Node can see, hence the default imports taken apart here, once.
 */
import gossipService from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import gossip from '@eventstore/db-client/generated/gossip_pb.js';
import serverFeaturesService from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import serverFeatures from '@eventstore/db-client/generated/serverfeatures_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import status from '@eventstore/db-client/generated/status_pb.js';
import streamsService from '@eventstore/db-client/generated/streams_grpc_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import protobufAny from 'google-protobuf/google/protobuf/any_pb.js';
import protobufEmpty from 'google-protobuf/google/protobuf/empty_pb.js';

export const { AppendResp, BatchAppendResp, DeleteResp, ReadReq, ReadResp, TombstoneResp } = streams;
export const { AccessDenied, AllStreamPosition, BadRequest, Empty, MaximumAppendSizeExceeded, StreamDeleted, StreamIdentifier, Timeout, UUID, WrongExpectedVersion } = shared;
export const { ClusterInfo, EndPoint, MemberInfo } = gossip;
export const { SupportedMethod, SupportedMethods } = serverFeatures;
export const { Status } = status;
export const { Any } = protobufAny;
export const WellKnownEmpty = protobufEmpty.Empty;
export const { GossipService } = gossipService;
export const { ServerFeaturesService } = serverFeaturesService;
export const { StreamsService } = streamsService;
